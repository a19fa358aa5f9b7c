import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { expect, type TestInfo, test } from '@playwright/test';
import { proves } from '../../harness/playwright/proves.ts';
import { runTinyHarness } from '../support/tiny-harness.ts';

const runSecret = path.resolve(import.meta.dirname, '../../harness/config/run-secret.ts');

/** Runs one test that has a password of the run, and gives what the run says in the end. */
async function runWith(
  info: TestInfo,
  body: string,
): Promise<{ exitCode: number | undefined; said: string }> {
  const { exitCode, lines } = await runTinyHarness(info.outputPath(), {
    server: 'healthy',
    spec: `
      import { writeFileSync } from 'node:fs';
      import { newSecret } from ${JSON.stringify(runSecret)};
      test('types', async ({}, info) => { const secret = newSecret(); ${body} });`,
  });
  return { exitCode, said: stripVTControlCharacters(lines.join('\n')) };
}

const leaks = {
  'in a file nobody attached': "writeFileSync(info.outputPath('left.txt'), 'it is ' + secret);",
  'in base64': "await info.attach('header', { body: 'Basic ' + btoa('amelie:' + secret) });",
};

for (const [where, body] of Object.entries(leaks)) {
  test(`a password left ${where} turns the run red`, proves('C42 secret scan'), async ({}, info) => {
    const { exitCode, said } = await runWith(info, body);

    expect(exitCode).toBe(1);
    expect(said).toMatch(/A password of this run can be read in: file:\/\/\S+/);
    expect(said).toMatch(/\n3 passed, 0 failed\n*$/);
  });
}

test('a password that the mask has seen is no leak', proves('C42 secret scan'), async ({}, info) => {
  const { exitCode, said } = await runWith(info, "await info.attach('typed', { body: secret });");

  expect(said).not.toContain('A password of this run');
  expect(exitCode).toBe(0);
});
