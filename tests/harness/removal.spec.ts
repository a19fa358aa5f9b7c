import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@playwright/test';
import { removeFile, removeFolder } from '../../harness/files/remove-folder.ts';
import { text } from '../../harness/language/text.ts';
import { asOrdinaryUser } from '../support/as-ordinary-user.ts';
import { runUnderStrictFiles } from '../support/under-strict-files.ts';

/** Where an ordinary user can go: below the project, only its owner may. */
let place: string;

test.beforeEach(async () => {
  place = await mkdtemp(path.join(tmpdir(), 'removal-'));
});

test.afterEach(async () => {
  await chmod(place, 0o755);
  await rm(place, { recursive: true, force: true });
});

test('a folder that its server made read-only is removed', async () => {
  const folder = path.join(place, 'workspace');
  await mkdir(path.join(folder, 'data', 'deep'), { recursive: true });
  await writeFile(path.join(folder, 'data', 'deep', 'file'), '');
  for (const name of ['data/deep', 'data', '']) await chmod(path.join(folder, name), 0o500);

  await asOrdinaryUser(place, () => removeFolder(folder));

  expect(existsSync(folder)).toBe(false);
});

test('a folder that nobody may look into is removed', async () => {
  const folder = path.join(place, 'workspace');
  await mkdir(path.join(folder, 'locked'), { recursive: true });
  await writeFile(path.join(folder, 'locked', 'file'), '');
  await chmod(path.join(folder, 'locked'), 0);

  await asOrdinaryUser(place, () => removeFolder(folder));

  expect(existsSync(folder)).toBe(false);
});

test('what cannot be removed is named with its reason', async () => {
  const folder = path.join(place, 'kept', 'workspace');
  await mkdir(folder, { recursive: true });
  await chmod(path.join(place, 'kept'), 0o500);

  const removal = asOrdinaryUser(place, () => removeFolder(folder));

  await expect(removal).rejects.toThrow(
    `${folder} cannot be removed: ${text('reason.EACCES')} (EACCES)\nwhat to do:\n  - end the program`,
  );
});

test('a link is removed and what it leads to stays', async () => {
  const folder = path.join(place, 'workspace');
  await mkdir(path.join(place, 'elsewhere'));
  await writeFile(path.join(place, 'elsewhere', 'file'), 'kept');
  await chmod(path.join(place, 'elsewhere'), 0o500);
  await mkdir(folder);
  await symlink('../elsewhere', path.join(folder, 'link'));
  await symlink('elsewhere', path.join(place, 'folder-link'));
  await chmod(folder, 0o500);

  await asOrdinaryUser(place, async () => {
    await removeFolder(folder);
    await removeFolder(path.join(place, 'folder-link'));
  });

  expect(await readdir(place)).toEqual(['elsewhere']);
  expect(await readFile(path.join(place, 'elsewhere', 'file'), 'utf8')).toBe('kept');
  expect((await stat(path.join(place, 'elsewhere'))).mode & 0o777).toBe(0o500);
});

test('what is not there is no error', async () => {
  await removeFolder(path.join(place, 'nothing'));
  await removeFile(path.join(place, 'nothing'));
});

/** Replaces a file that is read until then; tells what it holds afterwards, or why not. */
function replaceWhileRead(readMs: number): Promise<string> {
  const helper = pathToFileURL(path.resolve(import.meta.dirname, '../../harness/files/replace-file.ts')).href;
  const script = `
    import { open, readFile, writeFile } from 'node:fs/promises';
    import { replaceFile } from ${JSON.stringify(helper)};
    await writeFile('draft', 'new');
    await writeFile('file', 'old');
    const reader = await open('file');
    setTimeout(() => reader.close(), ${readMs});
    const told = await replaceFile('draft', 'file').then(() => readFile('file', 'utf8'), String);
    console.log(JSON.stringify(told));
    process.exit();`;
  return runUnderStrictFiles(place, script);
}

test('a file is replaced when its reader is done', async () => {
  expect(await replaceWhileRead(1)).toBe('new');
});

test('a file whose reader does not end is named with the reason', async () => {
  expect(await replaceWhileRead(60_000)).toContain(
    `file cannot be replaced: ${text('reason.EPERM')} (EPERM)`,
  );
});
