import { readFileSync } from 'node:fs';
import { readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { hashFolder } from '../../harness/playwright/hash-folder.ts';
import { writeFiles } from '../support/application-folder.ts';
import { runTinyHarness } from '../support/tiny-harness.ts';

const workers = 2;

/** What each of its tests does: it notes which folders of the run there are while its own server runs. */
const spec = `
  import { appendFileSync, readdirSync } from 'node:fs';
  import path from 'node:path';
  test.use({ isolated: true });
  const note = ({ workspace }) => {
    const run = path.dirname(path.dirname(workspace));
    const list = (name) => readdirSync(path.join(run, name));
    appendFileSync('seen.jsonl', JSON.stringify({ workspaces: list('workspaces'), originals: list('applications') }) + '\\n');
  };
  for (const name of Array.from({ length: 8 }, (_, i) => 'test ' + i))
    test(name, async ({ ownServer }) => {
      note(await ownServer.restart());
    });
  test('fails', async ({ ownServer }) => {
    note(ownServer);
    throw new Error('no');
  });
  test('has two servers', async ({ launchServer, ownServer }) => {
    await launchServer();
    await launchServer({ env: { PORT: 'none' }, startTimeoutMs: 300 }).catch(() => {});
    note(ownServer);
  });`;

test('a run never has more copies than servers that run', async ({}, info) => {
  const application = info.outputPath('application');
  await writeFiles(application, ['app.txt', 'storage/file']);
  const config = `workers: ${workers}, fullyParallel: true,`;

  const { folder, lines } = await runTinyHarness(info.outputPath('run'), {
    server: 'healthy',
    spec,
    config,
    env: { WIZARD_TARGET_DIR: application },
  });

  const seen = readFileSync(path.join(folder, 'seen.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines).toContainEqual(expect.stringMatching(/1 failed/));
  expect(seen).toHaveLength(10);
  // The shared server's, one for each worker, and the second one of one test.
  for (const { workspaces } of seen) expect(workspaces.length).toBeLessThanOrEqual(1 + workers + 1);
  for (const { originals } of seen) expect(originals).toHaveLength(1);
});

test('a server writes through no link into the application', async ({}, info) => {
  const application = info.outputPath('application');
  await writeFiles(application, ['storage/settings.txt']);
  await writeFile(info.outputPath('outside.txt'), 'not yours');
  await symlink('storage', path.join(application, 'current'));
  await symlink('../outside.txt', path.join(application, 'outside.txt'));
  const before = await hashFolder(application);

  const run = await runTinyHarness(info.outputPath('run'), {
    server: 'writes-into-its-folder',
    spec: `test('looks', async ({ page }) => { await page.goto('/'); });`,
    env: { WIZARD_TARGET_DIR: application, WRITES: 'current/settings.txt,outside.txt' },
  });

  expect(run.exitCode).toBe(0);
  expect(run.lines).toContain(
    `[WARNING] outside.txt leads out of the folder, to ${info.outputPath('outside.txt')}: each server gets a copy of that`,
  );
  expect(await hashFolder(application)).toBe(before);
  expect(await readFile(info.outputPath('outside.txt'), 'utf8')).toBe('not yours');
});
