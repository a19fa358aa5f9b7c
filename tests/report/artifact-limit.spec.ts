import { readdirSync } from 'node:fs';
import { expect, type ReporterDescription, test } from '@playwright/test';
import { runTinyProject } from '../support/tiny-project.ts';

/** Failures that each leave a file of a megabyte. */
const heavy = `
  import { writeFileSync } from 'node:fs';
  for (const name of ['first', 'second', 'third'])
    test(name, async ({}, info) => {
      const file = info.outputPath('trace.zip');
      writeFileSync(file, Buffer.alloc(1_000_000));
      info.attachments.push({ name: 'trace', path: file, contentType: 'application/zip' });
      throw new Error('no');
    });`;

test('the artifacts of a very red run stay small', async ({}, info) => {
  const folder = info.outputPath('Été');
  const { lines } = await runTinyProject(folder, { spec: heavy, chooseReporters: allowTwoMegabytes });

  const left = readdirSync(`${folder}/test-results`, { recursive: true, encoding: 'utf8' });
  expect(left.filter((name) => name.endsWith('trace.zip'))).toHaveLength(2);
  expect(lines).toContain(
    '  Trace and screenshot left out, because those of earlier failures already take 2 MB: run this test alone to get them (1 test).',
  );
});

test("what is not the run's own is never removed", async ({}, info) => {
  const folder = info.outputPath('Été');
  const spec = heavy.replace("info.outputPath('trace.zip')", `'${folder}/' + name + '.zip'`);

  await runTinyProject(folder, { spec, chooseReporters: allowTwoMegabytes });

  expect(readdirSync(folder).filter((name) => name.endsWith('.zip'))).toHaveLength(3);
});

function allowTwoMegabytes(all: readonly ReporterDescription[]): readonly ReporterDescription[] {
  const wanted = all.filter(([name]) => /artifact-limit|capability-reporter/.test(name));
  return wanted.map(
    ([name, options]): ReporterDescription =>
      name.includes('artifact-limit') ? [name, { ...options, mostBytes: 2_400_000 }] : [name, options],
  );
}
