import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, type TestInfo, test } from '@playwright/test';
import { runUnderStrictFiles } from '../support/under-strict-files.ts';

/** What each call is answered, in a folder with a file that is open, and what else there is to try it with. */
async function askAll(info: TestInfo, calls: readonly string[]) {
  const folder = info.outputPath('Été à Orléans (test)');
  await mkdir(path.join(folder, 'below', 'folder'), { recursive: true });
  for (const name of ['open', 'below/open', 'free']) await writeFile(path.join(folder, name), name);
  const script = `
    import * as fs from 'node:fs/promises';
    const open = [await fs.open('open'), await fs.open('below/open')];
    const answers = [];
    for (const call of [${calls.map((call) => `() => fs.${call}`)}])
      answers.push(await call().then(() => 'done', ({ code }) => code));
    console.log(JSON.stringify(answers));`;
  return runUnderStrictFiles<string[]>(folder, script, { STRICT_FILES_LOG: info.outputPath('log') });
}

test('what is open is neither removed nor renamed nor replaced', async ({}, info) => {
  const calls = [
    `rm('open')`,
    `unlink('open')`,
    `rename('open', 'new')`,
    `rename('free', 'open')`,
    `rm('below', { recursive: true })`,
    `rename('below', 'new')`,
  ];

  expect(await askAll(info, calls)).toEqual(['EBUSY', 'EBUSY', 'EBUSY', 'EPERM', 'EBUSY', 'EPERM']);
});

test('what nobody has open is', async ({}, info) => {
  const calls = [`rename('free', 'new')`, `rm('new')`, `rm('below/folder', { recursive: true })`];

  expect(await askAll(info, calls)).toEqual(['done', 'done', 'done']);
});

test('no file is renamed over a folder, or gets a name that Windows refuses', async ({}, info) => {
  const calls = [
    `rename('free', 'below/folder')`,
    ...['a?', 'a:b', 'con', 'nul.txt', 'a.'].map((name) => `writeFile('${name}', '')`),
    `rename('free', 'a|b')`,
    `mkdir('aux')`,
    `writeFile('console', '')`,
  ];

  const names = calls.slice(1, -1).map(() => 'ENOENT');
  expect(await askAll(info, calls)).toEqual(['EPERM', ...names, 'done']);
});

test('a refusal tells the program that holds a file, and no argument', async ({}, info) => {
  const file = info.outputPath('held');
  await writeFile(file, 'open\n');
  // It shows that it has the file open, and ends with us.
  const holder = spawn('tail', ['-f', file, `--pid=${process.pid}`]);
  await once(holder.stdout, 'data');
  const log = info.outputPath('log');

  const script = `import { rm } from 'node:fs/promises'; await rm('held').catch(({ code }) => console.log(JSON.stringify(code)));`;
  await runUnderStrictFiles(info.outputPath(), script, { STRICT_FILES_LOG: log });
  holder.kill();

  expect(JSON.parse(await readFile(log, 'utf8'))).toEqual({
    ...{ operation: 'rm', code: 'EBUSY', path: file, program: 'tail', pid: holder.pid },
    by: expect.any(Number),
  });
});

test('programs that are started are as strict, and see nothing of it', async ({}, info) => {
  const child = `
    const { openSync, rmSync, writeFileSync } = require('node:fs');
    writeFileSync('a', '');
    openSync('a');
    try { rmSync('a'); } catch ({ code }) { console.log(code, process.env.NODE_OPTIONS); }`;
  const script = `
    import { execFile } from 'node:child_process';
    const shell = ['-c', 'exec "$0" -e "$1"', process.execPath, ${JSON.stringify(child)}];
    execFile('/bin/sh', shell, { env: { PATH: process.env.PATH } }, (_, out) => console.log(JSON.stringify(out)));`;

  expect(await runUnderStrictFiles(info.outputPath(), script)).toBe('EBUSY undefined\n');
});
