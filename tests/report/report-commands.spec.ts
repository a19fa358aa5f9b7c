import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, type TestInfo, test } from '@playwright/test';
import { execa } from 'execa';
import { inheritedEnvironment } from '../../harness/config/inherited-environment.ts';
import type { RunRecord } from '../../harness/report/record/run-record.ts';
import { plantRecord, plantTest } from '../support/planted-record.ts';

const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const folderOf = (info: TestInfo) => info.outputPath('Été à Orléans (test)');

test('the report is one page, and Markdown for a job', async ({}, info) => {
  plant(info, plantRecord([plantTest()]));
  const summary = info.outputPath('summary.md');
  writeFileSync(summary, '# before\n');

  const { exitCode, stdout } = await run(info, 'report', { GITHUB_STEP_SUMMARY: summary });

  expect({ exitCode, stdout }).toMatchObject({
    exitCode: 0,
    stdout: expect.stringContaining('run is green'),
  });
  const written = (name: string) => readFileSync(path.join(folderOf(info), 'wizard-report', name), 'utf8');
  expect(written('index.html')).toContain('</html>');
  expect(written('report.md')).toContain('| C25 | Y |');
  expect(readFileSync(summary, 'utf8')).toMatch(/^# before\n(.*\n)*### By cache/);
});

for (const command of ['report', 'findings']) {
  test(`${command} without a run names the way out`, async ({}, info) => {
    mkdirSync(folderOf(info));

    const { exitCode, stderr } = await run(info, command);

    expect(exitCode).toBe(1);
    expect(stderr).toContain('run the tests first: npx playwright test');
    expect(stderr).not.toContain('    at ');
  });
}

/** Types a command that is made after a run, in a folder of its own. */
function run(info: TestInfo, command: string, env: Readonly<Record<string, string>> = {}) {
  const main = path.resolve(import.meta.dirname, `../../harness/report/${command}.ts`);
  return execa(process.execPath, ['--import', tsx, main], {
    cwd: folderOf(info),
    reject: false,
    env: { ...inheritedEnvironment(), FIRSTRUN_PROJECT: folderOf(info), WIZARD_LANG: 'en', ...env },
    extendEnv: false,
  });
}

function plant(info: TestInfo, record: RunRecord): void {
  const folder = path.join(folderOf(info), 'wizard-report');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'last-run.json'), JSON.stringify(record));
}
