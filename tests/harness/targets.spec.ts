import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, type TestInfo, test } from '@playwright/test';
import { systemFolders } from '../../harness/config/system-folders.ts';
import { findPython, provePython, startOf } from '../../harness/targets/python-interpreter.ts';

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

for (const [title, named] of [
  ['by a path', 'Python 3/python'],
  ['by a path with its ending', 'Python 3/python.exe'],
] as const) {
  test(`on Windows an interpreter is named ${title}`, async ({}, info) => {
    const { real } = await makeEnvironment(info);

    expect(findPython(accented(info), named, true)).toBe(real);
  });
}

test('an interpreter named by a word alone is on PATH', ({}, info) => {
  const word = path.basename(process.execPath);

  const found = findPython(accented(info), word);

  expect(systemFolders.path.map((folder) => path.resolve(folder))).toContain(path.dirname(found));
  expect(path.basename(found)).toBe(word);
});

test('a word alone that PATH does not know is told', ({}, info) => {
  const find = () => findPython(accented(info), 'no-such-python');

  expect(find).toThrow('no-such-python (PATH)');
});

/** A folder with an environment as Windows has them, made with an interpreter in `Python 3`. */
async function makeEnvironment(info: TestInfo) {
  const [home, scripts] = [
    path.join(accented(info), 'Python 3'),
    path.join(accented(info), 'venv', 'Scripts'),
  ];
  const [real, redirector] = [path.join(home, 'python.exe'), path.join(scripts, 'python.exe')];
  for (const folder of [home, scripts]) await mkdir(folder, { recursive: true });
  for (const file of [real, redirector]) await writeFile(file, '');
  const settings = `home = ${home}\r\ninclude-system-site-packages = false\r\nversion = 3.13.0\r\n`;
  await writeFile(path.join(scripts, '..', 'pyvenv.cfg'), settings);
  return { real, redirector };
}

test('on Windows the real interpreter of an environment is started', async ({}, info) => {
  const { real, redirector } = await makeEnvironment(info);

  expect(startOf(redirector, true)).toEqual({ file: real, env: { __PYVENV_LAUNCHER__: redirector } });
});

test('an interpreter without an environment is started itself', async ({}, info) => {
  const { real } = await makeEnvironment(info);

  expect(startOf(real, true)).toEqual({ file: real, env: {} });
});
