import { readFileSync, writeFileSync } from 'node:fs';
import { expect, type TestInfo, test } from '@playwright/test';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { maskFile } from '../../harness/evidence/masked-file.ts';
import { maskText } from '../../harness/evidence/secret-mask.ts';
import { findFilesHolding } from '../../harness/report/secret-scan.ts';
import { runTinyProject, type TinyRun } from '../support/tiny-project.ts';

const secret = ['Aa1', 'planted', '7'].join('-');
const reports = ['playwright-report', 'allure-results', 'blobs', 'test-results', 'wizard-report'];

/** Everything a careless test can do with a password, put together so that the source does not hold it. */
const careless = `
  const secret = ['Aa1', 'planted', '7'].join('-');
  test('is careless', async ({ request }, info) => {
    console.log('out', secret);
    console.error('err', secret);
    await test.step('step ' + secret, () => info.attach('body', { body: secret }), { subtitle: secret, params: { secret } });
    await info.attach('file', { path: 'attached.txt' });
    info.attachments.push({ name: 'log', contentType: 'text/plain', path: 'server.log' });
    info.annotations.push({ type: 'note', description: secret });
    await request.post('http://127.0.0.1:1/', { form: { secret } }).catch(() => {});
    expect.soft(secret).toBe('Aa1-planted-8');
    throw new Error('with ' + secret);
  });`;

test('no report of a careless run holds its password', async ({}, info) => {
  const run = await runCareless(info);

  const found = findFilesHolding(
    reports.map((report) => `${run.folder}/${report}`),
    secret,
  );
  expect(found).toEqual([]);
  expect(run.lines.filter((line) => line.includes(secret))).toEqual([]);
  expect(run.lines).toContain('out *************');
});

test('every report holds the password without the mask', async ({}, info) => {
  const run = await runCareless(info, { isMasked: false });

  const leaking = reports.filter(
    (report) => findFilesHolding([`${run.folder}/${report}`], secret).length > 0,
  );
  expect(leaking).toEqual(reports);
});

test('a log outside the results keeps its own text', async ({}, info) => {
  const run = await runCareless(info);

  expect(readFileSync(`${run.folder}/server.log`, 'utf8')).toBe(`log of ${secret}`);
});

test('colours inside a secret do not hide it', () => {
  expect(maskText('"Aa1-run-\u001b[7m12\u001b[27m" \\u001b[31mAa1-run-4')).toBe(
    '"********\u001b[7m**\u001b[27m" \\u001b[31m*********',
  );
});

test('a text without secrets stays as it is', () => {
  const text = 'Aa1- Aa1-run Aa1-run-x baa1-run-1 \u001b[7mAa\u001b[27m';

  expect(maskText(text)).toBe(text);
});

test('a masked zip keeps all its entries', ({}, info) => {
  const file = info.outputPath('trace.zip');
  const entries = { 'a.trace': strToU8(`é ${secret}`), 'b/picture.png': new Uint8Array([137, 80, 0, 255]) };
  writeFileSync(file, zipSync(entries));

  maskFile(file);

  const expected = { ...entries, 'a.trace': strToU8(`é ${'*'.repeat(secret.length)}`) };
  expect(unzipSync(readFileSync(file))).toEqual(expected);
});

async function runCareless(info: TestInfo, { isMasked = true } = {}): Promise<TinyRun> {
  const folder = info.outputPath('Été à Orléans (test)');
  return runTinyProject(folder, {
    spec: careless,
    files: { 'attached.txt': `file of ${secret}`, 'server.log': `log of ${secret}` },
    settings: { blobDir: `${folder}/blobs` },
    config: "projects: [{ name: 'wizard' }], use: { trace: 'on' },",
    chooseReporters: (all) => all.filter(([name]) => isMasked || !name.endsWith('mask-reporter.ts')),
  });
}
