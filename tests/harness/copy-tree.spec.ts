import { execFileSync } from 'node:child_process';
import {
  chmod,
  link,
  lstat,
  mkdir,
  readFile,
  readlink,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import { expect, type TestInfo, test } from '@playwright/test';
import { copyTree } from '../../harness/files/copy-tree.ts';
import { hashFolder } from '../../harness/playwright/hash-folder.ts';
import { listFiles, writeFiles } from '../support/application-folder.ts';
import { asOrdinaryUser } from '../support/as-ordinary-user.ts';
import { inMount, skipWithoutMounts } from '../support/in-mount.ts';
import { skipWithoutOddNames } from '../support/skip-without.ts';

/** An application as people have them, and the place of its copy. */
async function makePlaces(info: TestInfo, files: readonly string[] = ['app.txt']) {
  const application = info.outputPath('Été à Orléans (test)');
  await mkdir(application, { recursive: true });
  await writeFiles(application, files);
  return { application, copy: info.outputPath('copy'), outside: info.outputPath('outside') };
}

test('odd names arrive as they are', async ({}, info) => {
  await skipWithoutOddNames();
  const names = ['[id]/(group)/é à.ts', 'line\nbreak', '*.?', `${'long'.repeat(60)}`, '..data', ' spaces '];
  const { application, copy } = await makePlaces(info, names);

  const { files, notes } = await copyTree(application, copy);

  expect(await listFiles(copy)).toEqual([...names].sort());
  expect({ files, notes }).toEqual({ files: names.length, notes: [] });
});

test('contents, rights and times arrive as they are', async ({}, info) => {
  const { application, copy } = await makePlaces(info, ['bin/run', 'read-only/data']);
  await chmod(path.join(application, 'bin/run'), 0o751);
  await chmod(path.join(application, 'read-only/data'), 0o444);
  await chmod(path.join(application, 'read-only'), 0o555);
  const at = new Date('2020-02-02T02:02:02.020Z');
  for (const name of ['bin/run', 'bin', 'read-only/data', 'read-only'])
    await utimes(path.join(application, name), at, at);

  await copyTree(application, copy);

  const look = async (name: string) => {
    const { mode, mtime } = await stat(path.join(copy, name));
    return [(mode & 0o777).toString(8), mtime.toISOString()];
  };
  expect(await readFile(path.join(copy, 'bin/run'), 'utf8')).toBe('bin/run');
  expect(await Promise.all(['bin/run', 'read-only/data', 'read-only'].map(look))).toEqual([
    ['751', at.toISOString()],
    ['444', at.toISOString()],
    ['555', at.toISOString()],
  ]);
});

test.describe('a link that stays inside', () => {
  const rows = [
    { title: 'with a relative way', at: 'current', words: () => 'storage' },
    { title: 'up and down again', at: 'deep/er/link', words: () => '../../storage/file' },
    { title: 'with an absolute way', at: 'current', words: (folder: string) => `${folder}/storage` },
    {
      title: 'out and in again',
      at: 'link',
      words: (folder: string) => `../${path.basename(folder)}/storage`,
    },
    { title: 'through another link', at: 'deep/link', words: () => '../first/../storage/file' },
    { title: 'to its own folder', at: 'self', words: () => '.' },
    { title: 'to what is not there yet', at: 'link', words: () => 'storage/later' },
  ];
  for (const { title, at, words } of rows) {
    test(`${title} leads to the same place in the copy`, async ({}, info) => {
      const { application, copy } = await makePlaces(info, ['storage/file', 'deep/er/file']);
      await symlink('storage', path.join(application, 'first'));
      await symlink(words(application), path.join(application, at));

      const { notes } = await copyTree(application, copy);

      const written = await readlink(path.join(copy, at));
      expect(path.isAbsolute(written)).toBe(false);
      const leadsTo = path.relative(copy, path.resolve(path.dirname(path.join(copy, at)), written));
      expect(leadsTo).toMatch(/^(storage(\/file|\/later)?)?$/);
      expect(notes).toEqual([]);
    });
  }
});

test('a write through any link of the copy stays in it', async ({}, info) => {
  const { application, copy, outside } = await makePlaces(info, ['storage/file', 'd/x']);
  await writeFiles(outside, ['file', 'folder/file']);
  const links: [string, string][] = [
    ['absolute', path.join(application, 'storage/file')],
    ['file-out', '../outside/file'],
    ['folder-out', path.join(outside, 'folder')],
    ['new-out', path.join(outside, 'new')],
    ['d/here', '.'],
    // Looks like a way inside, and is none: `d/here` leads to `d`.
    ['tricky', 'd/here/../../new'],
    ['up', '..'],
  ];
  for (const [at, words] of links) await symlink(words, path.join(application, at));
  const before = await Promise.all([application, outside].map(hashFolder));

  await copyTree(application, copy);
  const targets = ['absolute', 'file-out', 'folder-out/file', 'new-out', 'tricky', 'up/new', 'storage/file'];
  for (const name of targets) await writeFile(path.join(copy, name), 'written').catch(() => {});

  expect(await Promise.all([application, outside].map(hashFolder))).toEqual(before);
  expect(await readFile(path.join(copy, 'storage/file'), 'utf8')).toBe('written');
  expect(await readFile(path.join(copy, 'folder-out/file'), 'utf8')).toBe('written');
});

test('links that lead out are told with where they lead', async ({}, info) => {
  const { application, copy, outside } = await makePlaces(info, ['app.txt']);
  await writeFiles(outside, ['file', 'folder/file']);
  await symlink('../../app.txt', path.join(outside, 'folder/further'));
  const out = (name: string) => path.join(outside, name);
  const links: [string, string][] = [
    ...['file', 'folder', 'missing'].map((name): [string, string] => [`to-${name}`, out(name)]),
    ['to-above', '..'],
    ['round', 'round'],
  ];
  for (const [at, words] of links) await symlink(words, path.join(application, at));

  const { notes } = await copyTree(application, copy);

  const told = notes.map(({ what, path, detail }) => [path, what, detail]).sort();
  expect(told).toEqual([
    ['round', 'linkEndless', ''],
    ['to-above', 'linkAbove', path.dirname(application)],
    ['to-file', 'linkCopied', out('file')],
    ['to-folder', 'linkCopied', out('folder')],
    ['to-folder/further', 'linkSecond', info.outputPath('app.txt')],
    ['to-missing', 'linkMissing', out('missing')],
  ]);
  expect(await listFiles(copy)).toEqual(['app.txt', 'to-file', 'to-folder/file']);
});

test('a link to more than fits is left out', async ({}, info) => {
  const { application, copy, outside } = await makePlaces(info);
  await writeFile(outside, '');
  execFileSync('truncate', ['-s', '101M', outside]);
  await symlink(outside, path.join(application, 'huge'));

  const { notes } = await copyTree(application, copy);

  expect(notes).toEqual([{ what: 'linkTooLarge', path: 'huge', detail: outside }]);
  expect(await listFiles(copy)).toEqual(['app.txt']);
});

test('the folder named may itself be a link', async ({}, info) => {
  const { application, copy } = await makePlaces(info, ['app.txt', 'storage/file']);
  await symlink('storage', path.join(application, 'current'));
  await symlink(application, info.outputPath('named'));

  await copyTree(info.outputPath('named'), copy);

  expect(await listFiles(copy)).toEqual(['app.txt', 'current', 'storage/file']);
});

test('a hard link becomes a file of its own', async ({}, info) => {
  const { application, copy } = await makePlaces(info, ['one']);
  await link(path.join(application, 'one'), path.join(application, 'two'));

  await copyTree(application, copy);
  await writeFile(path.join(copy, 'two'), 'written');

  expect(await readFile(path.join(application, 'one'), 'utf8')).toBe('one');
});

test('what is no file is left out by name', async ({}, info) => {
  const { application, copy } = await makePlaces(info);
  execFileSync('mkfifo', [path.join(application, 'queue')]);

  const { notes } = await copyTree(application, copy);

  expect(notes).toEqual([{ what: 'noFile', path: 'queue', detail: '' }]);
  expect(await listFiles(copy)).toEqual(['app.txt']);
});

test('what cannot be read is left out by name', async ({}, info) => {
  const { application, copy } = await makePlaces(info, ['app.txt', 'secret', 'locked/file']);
  await chmod(path.join(application, 'secret'), 0);
  await chmod(path.join(application, 'locked'), 0);

  const { notes } = await asOrdinaryUser(info.outputPath(), () => copyTree(application, copy));

  const told = notes.map(({ what, path, detail }) => [path, what, detail]).sort();
  expect(told).toEqual([
    ['locked', 'unreadable', 'EACCES'],
    ['secret', 'unreadable', 'EACCES'],
  ]);
  expect(await listFiles(copy)).toEqual(['app.txt']);
});

test('a name that is no text is told', async ({}, info) => {
  const { application, copy } = await makePlaces(info);
  await writeFile(Buffer.concat([Buffer.from(`${application}/caf`), Buffer.from([0xe9])]), '');

  const { notes } = await copyTree(application, copy);

  expect(notes).toEqual([{ what: 'unreadable', path: 'caf\ufffd', detail: 'ENOENT' }]);
});

test('a copy inside the application does not copy itself', async ({}, info) => {
  const { application } = await makePlaces(info);
  const copy = path.join(application, 'tmp');
  await mkdir(copy);

  await copyTree(application, copy, { except: [copy] });

  expect(await listFiles(application)).toEqual(['app.txt', 'tmp/app.txt']);
});

test('a copy that is there keeps what its server wrote', async ({}, info) => {
  const { application, copy } = await makePlaces(info, ['code', 'data', 'storage/file']);
  await symlink(path.join(application, 'storage'), path.join(application, 'current'));
  await copyTree(application, copy);
  await writeFile(path.join(copy, 'data'), 'written by the server');
  await rm(path.join(copy, 'current'));
  await symlink(path.join(application, 'storage'), path.join(copy, 'current'));
  await writeFile(path.join(application, 'code'), 'newer');
  await utimes(path.join(application, 'code'), new Date(), new Date(Date.now() + 1_000));

  await copyTree(application, copy);

  const read = (name: string) => readFile(path.join(copy, name), 'utf8');
  expect(await Promise.all(['code', 'data'].map(read))).toEqual(['newer', 'written by the server']);
  expect(await readlink(path.join(copy, 'current'))).toBe('storage');
});

test('a full disk ends the copy with a way out', async ({}, info) => {
  await skipWithoutMounts();
  const { application, copy } = await makePlaces(info, []);
  await mkdir(copy);
  for (let i = 0; i < 9; i += 1) await writeFile(path.join(application, `file-${i}`), Buffer.alloc(100_000));
  const program = path.join(import.meta.dirname, '../support', 'copy-program.ts');
  const [file = '', ...args] = inMount('mount -t tmpfs -o size=300k none "$0"', copy);

  const told = execFileSync(file, [...args, process.execPath, '--import', 'tsx', program, application, copy]);

  expect(String(told)).toContain(`The application in ${application} cannot be copied: ENOSPC\n`);
  expect(String(told)).toMatch(/what to do:\n {2}- make room, .*TMPDIR/);
  expect((await lstat(copy)).isDirectory()).toBe(true);
});
