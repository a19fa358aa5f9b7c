import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { judgeClock } from '../../harness/cli/checks/clock.ts';
import { judgeRoom } from '../../harness/cli/checks/disk.ts';
import { checkNode } from '../../harness/cli/checks/node.ts';
import { tryService } from '../../harness/cli/checks/services.ts';
import { type Environment, expect, test } from '../support/cli-test.ts';
import { startForeign } from '../support/foreign.ts';

interface Diagnosis {
  readonly ok: boolean;
  readonly checks: readonly { check: string; state: string; words: string; repair?: string }[];
}

/** Addresses that refuse at once: starting three real servers takes seconds. */
const noServices: Environment = {
  WIZARD_REDIS_URL: 'redis://127.0.0.1:1',
  WIZARD_POSTGRES_URL: 'postgresql://u:p@127.0.0.1:1/d',
  WIZARD_MARIADB_URL: 'mariadb://u:p@127.0.0.1:1/d',
};

test('everything that is checked has a line of its own', async ({ place }) => {
  const { stdout, exitCode } = await place.run('doctor');

  const lines = stdout.split('\n').filter((line) => !line.startsWith('[..]'));
  const names = [
    ...['Node', 'Browser', 'Target folder', 'Interpreter and imports', 'Redis', 'PostgreSQL', 'MariaDB'],
    ...['Free ports', 'Disk', 'Permissions', 'Old servers', 'Clock'],
  ];
  expect(lines.slice(0, -2).map((line) => line.split(/ {2,}/)[1])).toEqual(names);
  for (const line of lines.slice(0, -2)) expect(line).toMatch(/^\[(OK|WARNING)\] /);
  expect(lines.at(-1)).toBe('[OK] Everything that a run requires is there');
  expect(exitCode).toBe(0);
});

test('what is named and does not answer fails, with the repair', async ({ place }) => {
  const { stdout, exitCode } = await place.run('doctor', [], { ...noServices, WIZARD_LANG: 'fr' });

  expect(exitCode).toBe(1);
  expect(stdout).toMatch(
    /^\[ECHEC\] +Redis +Le serveur de WIZARD_REDIS_URL, .*-> {2}corrigez WIZARD_REDIS_URL/m,
  );
  expect(stdout).toMatch(/^\[ECHEC\] 3 vérifications en échec/m);
  expect(stdout).not.toContain(':p@');
});

test('a machine reads what fails and how it is repaired', async ({ place }) => {
  await using foreign = await startForeign([200]);
  const notAFolder = path.join(place.folder, 'a file');
  writeFileSync(notAFolder, '');

  const { ok, checks } = await place.ask<Diagnosis>('doctor', [], {
    ...noServices,
    WIZARD_PORT: String(foreign.port),
    WIZARD_LOG_DIR: path.join(notAFolder, 'logs'),
    WIZARD_COMMAND: 'no-such-program --port {port}',
    WIZARD_BROWSER: 'msedge',
  });

  const found = Object.fromEntries(checks.map(({ check, ...finding }) => [check, finding]));
  expect(ok).toBe(false);
  expect(found['node']).toEqual({ name: 'Node', state: 'ok', words: process.versions.node });
  expect(found['ports']).toMatchObject({
    state: 'failed',
    words: expect.stringContaining(`is in use by process ${process.pid}`),
    repair: expect.stringContaining(`kill ${process.pid}`),
  });
  expect(found['rights']).toMatchObject({
    state: 'failed',
    words: expect.stringMatching(/cannot write to .*: a part of the path is not a folder \(ENOTDIR\)/),
  });
  expect(found['start']).toMatchObject({
    state: 'failed',
    words: 'no-such-program was not found on this machine',
  });
  expect(found['browser']).toMatchObject({
    state: 'failed',
    words: expect.stringContaining('msedge does not start'),
  });
});

test('an application without its environment is told with the commands', async ({ place }) => {
  const folder = path.join(place.folder, 'mon application');
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'run_prod.py'), '');

  const { checks } = await place.ask<Diagnosis>('doctor', [], {
    ...noServices,
    WIZARD_TARGET: 'x-filamenta',
    WIZARD_TARGET_DIR: folder,
  });

  const start = checks.find(({ check }) => check === 'start');
  expect(start).toMatchObject({ state: 'failed', words: `No Python interpreter was found for ${folder}` });
  expect(start?.repair).toContain(`python3 -m venv "${path.join(folder, '.venv')}"`);
  expect(start?.repair).toContain(`-m pip install -e "${folder}"`);
});

test('settings that cannot be used are one of the findings', async ({ place }) => {
  const { stdout, exitCode } = await place.run('doctor', [], { WIZARD_TARGET_DIR: '/nowhere/at all' });

  expect(exitCode).toBe(1);
  expect(stdout).toMatch(
    /^\[FAILED\] +Settings +WIZARD_TARGET_DIR is "\/nowhere\/at all"; allowed: .* -> {2}correct them/m,
  );
  expect(stdout).toMatch(/^\[OK\] +Clock /m);
});

test('a dead run is found, with the command that removes it', async ({ place }) => {
  const { pid } = await place.serve();
  process.kill(pid, 'SIGKILL');
  await expect.poll(() => place.ask('server:status')).toEqual([]);

  const { checks } = await place.ask<Diagnosis>('doctor', [], noServices);

  expect(checks.find(({ check }) => check === 'old')).toMatchObject({
    state: 'warning',
    words: '1 interrupted run left something behind',
    repair: 'npm run server:clean',
  });
});

for (const [what, forbidSkips, state] of [
  ['costs tests only', false, 'warning'],
  ['fails where no test may be skipped', true, 'failed'],
] as const) {
  test(`a service that is not installed ${what}`, async () => {
    const absent = { available: false, reason: 'Redis is not installed', repair: '' } as const;

    const finding = await tryService(absent, 'redis', forbidSkips);

    expect(finding).toMatchObject({ state, words: absent.reason });
    expect(finding.repair).toMatch(/ install .*(redis|valkey|Memurai)/);
  });
}

for (const [version, state] of [
  ['18.20.4', 'failed'],
  ['20.18.3', 'failed'],
  ['20.19.0', 'ok'],
  ['24.1.0', 'ok'],
] as const) {
  test(`Node ${version} is ${state}`, async () => {
    expect(await checkNode(version)).toMatchObject({ state });
  });
}

const now = Date.UTC(2026, 10, 24);
const sound = { nowMs: now, fileMs: now - 4, spanByClockMs: 201, spanByCounterMs: 200, zone: 'Europe/Paris' };
for (const [what, look, state, told] of [
  ['a sound clock', {}, 'ok', /time zone Europe\/Paris/],
  ['a clock that was put back', { spanByClockMs: -3_599_800 }, 'warning', /jumped by 3,600 s/],
  ['a clock that ran ahead', { spanByClockMs: 5_200 }, 'warning', /jumped by 5 s/],
  ['files of another time', { fileMs: now - 90_000 }, 'warning', /new files differ from it by 90 s/],
  ['a clock at its factory setting', { nowMs: 0, fileMs: 0 }, 'failed', /1970-01-01/],
  ['a missing time zone', { zone: undefined }, 'warning', /time zone is not known/],
] as const) {
  test(`${what} is ${state}`, () => {
    expect(judgeClock({ ...sound, ...look })).toMatchObject({ state, words: expect.stringMatching(told) });
  });
}

for (const [bytes, state] of [
  [2 ** 31, 'ok'],
  [2 ** 29, 'warning'],
  [2 ** 20, 'failed'],
] as const) {
  test(`${bytes} free bytes are ${state}`, () => {
    expect(judgeRoom({ folder: '/logs', bytes, needsBytes: 2 ** 27 })).toMatchObject({ state });
  });
}

test('the room for the copies of an application is told', async ({ place }) => {
  const application = path.join(place.folder, 'mon application');
  mkdirSync(path.join(application, '.git'), { recursive: true });
  writeFileSync(path.join(application, 'data'), Buffer.alloc(3 * 1024 * 1024));
  writeFileSync(path.join(application, '.git', 'pack'), Buffer.alloc(9 * 1024 * 1024));

  const { checks } = await place.ask<Diagnosis>('doctor', [], {
    ...noServices,
    WIZARD_TARGET_DIR: application,
  });

  expect(checks.find(({ check }) => check === 'disk')?.words).toMatch(
    /free for .*; a run needs \d+ MB, for [3-6] copies of the application \(3 MB each\) and its reports/,
  );
});
