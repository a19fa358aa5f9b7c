import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { execa } from 'execa';
import { customCommand } from './program-target.ts';

const cli = createRequire(import.meta.url).resolve('@playwright/test/cli');
const folder = path.join(String(process.env['CHECK_FOLDER']), 'un lancement');
const isWine = process.env['CHECK_REGISTRY'] !== undefined;

test('a Playwright run starts, tests, stops and reports', async () => {
  const run = await execa(
    process.execPath,
    [cli, 'test', '-c', path.join(import.meta.dirname, 'small-run')],
    {
      all: true,
      reject: false,
      env: {
        CHECK_FOLDER: folder,
        WIZARD_LOG_DIR: path.join(folder, 'logs'),
        WIZARD_TARGET: 'custom',
        WIZARD_COMMAND: customCommand('healthy'),
        // Under wine it is the one of the other system, whatever the name.
        ...(isWine && { WIZARD_BROWSER: 'chromium' }),
      },
    },
  );

  expect(run).toMatchObject({
    exitCode: 0,
    all: expect.stringMatching(/\[OK\] custom stopped, port \d+ is free/),
  });
  const written = readdirSync(path.join(folder, 'logs'), { encoding: 'utf8', recursive: true }).filter(
    (name) => name.endsWith('.log'),
  );
  expect(readFileSync(path.join(folder, 'logs', String(written[0])), 'utf8')).toContain('GET /\n');
  expect(readFileSync(path.join(folder, 'playwright-report', 'index.html'), 'utf8')).toContain('<html');
  expect(readdirSync(path.join(folder, 'allure-results'))).toContainEqual(
    expect.stringMatching(/-result\.json$/),
  );
});
