import { existsSync } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, type TestInfo, test } from '@playwright/test';
import { systemFolders } from '../../harness/config/system-folders.ts';
import { copyApplication } from '../../harness/targets/copy-application.ts';
import { findPython, provePython } from '../../harness/targets/python-interpreter.ts';

/** Files of a checkout that has been used: what a copy must have, and what it must not. */
const checkout = {
  kept: ['run_prod.py', 'backend/app.py', 'data/instances.json'],
  leftOut: [
    ...['.git/config', '.venv/bin/python', 'node_modules/a.js', 'instance/installed.flag', '.env'],
    ...['.env.production', 'logs/a.log', 'cache/a', 'backend/__pycache__/app.pyc'],
  ],
};

async function writeFiles(folder: string, files: readonly string[]): Promise<void> {
  for (const file of files) {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), '');
  }
}

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return files.map((entry) =>
    path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'),
  );
}

/** A folder as people have them. */
const accented = (info: TestInfo) => info.outputPath('Été à Orléans (test)');

test('a copy has the application and none of its results', async ({}, info) => {
  const folder = accented(info);
  await writeFiles(folder, [...checkout.kept, ...checkout.leftOut]);

  await copyApplication(folder, info.outputPath('copy'));

  expect((await listFiles(info.outputPath('copy'))).sort()).toEqual([...checkout.kept].sort());
});

test('a folder without interpreter is told with the command', async ({}, info) => {
  const find = () => findPython(accented(info), undefined);

  expect(find).toThrow(/No Python interpreter was found for .*Été à Orléans/);
  expect(find).toThrow(/-m venv ".*Été à Orléans \(test\).*\.venv"/);
});

test('missing modules are told with the command', async ({}, info) => {
  const python = systemFolders.path.map((folder) => path.join(folder, 'python3')).find(existsSync);
  test.skip(python === undefined, 'no python3 on this machine (apt-get install python3)');

  const proof = provePython(String(python), info.outputPath(), ['json', 'no_such_module']);

  await expect(proof).rejects.toThrow(/missing in .*: no_such_module\n.*\n.*-m pip install -e/);
});
