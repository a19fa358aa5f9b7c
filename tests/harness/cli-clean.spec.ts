import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { hashFolder } from '../../harness/playwright/hash-folder.ts';
import { type CommandPlace, expect, test } from '../support/cli-test.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** A file of this age in the log folder. */
function writeLog({ folder }: CommandPlace, name: string, ageDays: number): string {
  const file = path.join(folder, 'logs', name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, 'x'.repeat(2048));
  utimesSync(file, new Date(), new Date(Date.now() - ageDays * dayMs));
  return file;
}

test('only old logs of ours are removed', async ({ place }) => {
  const old = writeLog(place, 'prod_server_20260101_000000_aaaaaa.log', 7.1);
  const oldErrors = writeLog(place, 'redis_20260101_000000_aaaaaa.log.err', 30);
  writeLog(place, 'prod_server_20260102_000000_bbbbbb.log', 6.9);
  writeLog(place, 'prod_server_20260101_000000.log', 300); // the application's own script calls its logs so

  const { stdout, exitCode } = await place.run('server:clean');

  expect(exitCode).toBe(0);
  expect(stdout).toContain('[OK] 2 log files older than 7 days removed, 4 kB');
  expect(stdout).toContain(`  ${old} (2 kB)\n`);
  expect(stdout).toContain(oldErrors);
  expect(readdirSync(path.dirname(old))).toEqual([
    'prod_server_20260101_000000.log',
    'prod_server_20260102_000000_bbbbbb.log',
  ]);
});

test('--days chooses another age', async ({ place }) => {
  const file = writeLog(place, 'prod_server_20260101_000000_aaaaaa.log', 1.1);

  const { stdout } = await place.run('server:clean', ['--days', '1'], { WIZARD_LANG: 'fr' });

  expect(stdout).toContain('[OK] 1 journal de plus de 1 jour supprimé, 2 ko');
  expect(existsSync(file)).toBe(false);
});

test('--dry-run lists and removes nothing', async ({ place }) => {
  const file = writeLog(place, 'prod_server_20260101_000000_aaaaaa.log', 8);

  const { stdout, exitCode } = await place.run('server:clean', ['--dry-run']);
  const { leftovers } = await place.ask<{ leftovers: unknown }>('server:clean', ['--dry-run']);

  expect(exitCode).toBe(0);
  expect(stdout).toContain('[..] 1 log file older than 7 days would be removed');
  expect(leftovers).toEqual([{ kind: 'log', path: file, bytes: 2048 }]);
  expect(existsSync(file)).toBe(true);
});

test('nothing to remove is told', async ({ place }) => {
  const { stdout, exitCode } = await place.run('server:clean');

  expect(exitCode).toBe(0);
  expect(stdout).toBe('[OK] Nothing to remove: no log older than 7 days, no interrupted run');
});

test('what a killed server left is removed', async ({ place }) => {
  const { pid, workspace } = await place.serve();
  const [run] = place.runs;
  process.kill(pid, 'SIGKILL');
  await expect.poll(() => place.ask('server:status')).toEqual([]);

  const dry = await place.run('server:clean', ['--dry-run']);
  const isKeptByDryRun = existsSync(workspace);
  const { stdout, exitCode } = await place.run('server:clean');

  expect(dry.stdout).toMatch(/^\[\.\.\] 1 interrupted run would be cleaned up, [\d.]+ k?B\n/);
  expect(isKeptByDryRun).toBe(true);
  expect(exitCode).toBe(0);
  expect(stdout).toContain(`  ${run} (`);
  expect(place.runs).toEqual([]);
});

test('a spoilt record is taken for a run that is gone', async ({ place }) => {
  const { healthUrl } = await place.serve();
  const [run = ''] = place.runs;
  writeFileSync(path.join(run, 'runner.json'), '');

  const status = await place.run('server:status');
  const { stdout } = await place.run('server:clean');

  expect(status.exitCode).toBe(0);
  expect(stdout).toContain('[OK] 1 interrupted run cleaned up');
  await expect(fetch(healthUrl)).rejects.toThrow('fetch failed');
});

test('a live server keeps its run, its logs and its answer', async ({ place }) => {
  const { healthUrl, logs, workspace } = await place.serve();
  for (const file of [logs.out, logs.err]) utimesSync(file, new Date(), new Date(Date.now() - 30 * dayMs));

  const { stdout } = await place.run('server:clean', ['--days', '0']);

  expect(stdout).toContain('Nothing to remove');
  expect([existsSync(logs.out), existsSync(logs.err), existsSync(workspace)]).toEqual([true, true, true]);
  expect((await fetch(healthUrl)).status).toBe(200);
});

test('the folder of the application is never touched', async ({ place }) => {
  const application = path.join(place.folder, 'mon application');
  // All that clean removes elsewhere, and what a copy leaves out.
  for (const name of ['logs/prod_server_20200101_000000.log', '.firstrun/custom/app.db', 'instance/app.db']) {
    mkdirSync(path.dirname(path.join(application, name)), { recursive: true });
    writeFileSync(path.join(application, name), name);
    utimesSync(path.join(application, name), 0, 0);
  }
  const before = await hashFolder(application);
  const env = { WIZARD_TARGET_DIR: application, WIZARD_LOG_DIR: path.join(application, 'logs') };

  await place.run('server:start', ['--keep-data'], { WIZARD_TARGET_DIR: application });
  await place.run('server:stop');
  const { exitCode } = await place.run('server:clean', ['--days', '0', '--reset'], env);

  expect(exitCode).toBe(0);
  expect(existsSync(path.join(place.folder, '.firstrun', 'custom'))).toBe(false);
  expect(await hashFolder(application)).toEqual(before);
});

test('--reset forgets the kept data', async ({ place }) => {
  const { workspace } = await place.serve({}, ['--keep-data']);
  await place.run('server:stop');

  const dry = await place.run('server:clean', ['--reset', '--dry-run']);
  const isKeptByDryRun = existsSync(workspace);
  const { stdout, exitCode } = await place.run('server:clean', ['--reset']);

  expect(dry.stdout).toContain(`[..] ${workspace} would be removed: the next start would be a fresh install`);
  expect(isKeptByDryRun).toBe(true);
  expect(exitCode).toBe(0);
  expect(stdout).toContain(`[OK] ${workspace} removed: the next start is a fresh install`);
  expect(existsSync(workspace)).toBe(false);
});

test('data that a live server works on is not reset', async ({ place }) => {
  const { id, workspace, healthUrl } = await place.serve({}, ['--keep-data']);

  const { stderr, exitCode } = await place.run('server:clean', ['--reset'], { WIZARD_LANG: 'fr' });

  expect(exitCode).toBe(1);
  expect(stderr).toContain(`arrêtez-le d'abord : npm run server:stop -- --id ${id}`);
  expect(existsSync(workspace)).toBe(true);
  expect((await fetch(healthUrl)).status).toBe(200);
});
