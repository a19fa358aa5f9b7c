import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, type TestInfo, test } from '@playwright/test';
import { systemFolders } from '../../harness/config/system-folders.ts';
import { findPython, provePython } from '../../harness/targets/python-interpreter.ts';

/** A folder as people have them. */
const accented = (info: TestInfo) => info.outputPath('Été à Orléans (test)');

test('a folder without interpreter is told with the command', async ({}, info) => {
  const find = () => findPython(accented(info), undefined);

  expect(find).toThrow(/No Python interpreter was found for .*Été à Orléans/);
  expect(find).toThrow(/-m venv ".*Été à Orléans \(test\).*\.venv"/);
});

test('missing modules are told with the command', async ({}, info) => {
  const python = systemFolders.path.map((folder) => path.join(folder, 'python3')).find(existsSync);
  test.skip(python === undefined, 'no python3 on this machine (apt-get install python3)');

  const proof = provePython(String(python), info.outputPath(), ['json', 'no_such_module']);

  await expect(proof).rejects.toThrow(/lacks these Python modules: no_such_module\n.*\n.*-m pip install -e/);
});
