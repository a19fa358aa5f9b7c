import { once } from 'node:events';
import { chmodSync, cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { projectRoot } from '../../harness/config/project-root.ts';
import { type CommandPlace, expect, serve, test } from '../support/cli-test.ts';
import { startForeign } from '../support/foreign.ts';
import type { ServerRow } from '../support/server-row.ts';
import { skipWithoutSignals } from '../support/skip-without.ts';

/** A browser that writes down what it was started with. */
function writeBrowser({ folder }: CommandPlace): { browser: string; opened: string } {
  const [browser, opened] = [path.join(folder, 'mon navigateur'), path.join(folder, 'opened.txt')];
  writeFileSync(browser, `#!/bin/sh\necho "$@" > "${opened}"\n`);
  chmodSync(browser, 0o755);
  return { browser, opened };
}

const askHealth = async ({ healthUrl }: ServerRow) => (await fetch(healthUrl)).status;

test('a started server is told and outlives the command', async ({ place }) => {
  const { stdout, exitCode } = await place.run('server:start');

  const [server] = (await place.ask('server:status')) as [ServerRow];
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^\[OK\] custom is healthy at http:\/\/127\.0\.0\.1:\d+ after \d/m);
  for (const fact of [`id: ${server.id}`, `url: ${server.url}`, `pid: ${server.pid}`, server.logs.out]) {
    expect(stdout).toContain(fact);
  }
  expect(await askHealth(server)).toBe(200);
});

test('a command in quotes starts a program with spaces in its path', async ({ place }) => {
  const programs = path.join(place.folder, 'my servers');
  cpSync(path.join(projectRoot, 'fixtures', 'servers'), programs, { recursive: true });

  const server = await place.serve({ WIZARD_COMMAND: `"${process.execPath}" '${programs}/healthy.mjs'` });

  expect(await askHealth(server)).toBe(200);
});

test('a command that needs a shell is refused before anything starts', async ({ place }) => {
  const { stderr, exitCode } = await place.run('server:start', [], {
    WIZARD_COMMAND: 'cd app && node x.mjs',
  });

  expect(stderr).toContain('WIZARD_COMMAND is started without a shell, and && needs one');
  expect(stderr).toContain("bash -c '...'");
  expect(exitCode).toBe(2);
});

test('a second start says which server runs already', async ({ place }) => {
  const first = await place.serve();

  const { stdout, exitCode } = await place.run('server:start', [], { WIZARD_LANG: 'fr' });

  expect(exitCode).toBe(0);
  expect(stdout).toContain(`[OK] custom tourne déjà : serveur ${first.id} sur ${first.url}`);
  expect(await place.ask('server:status')).toHaveLength(1);
});

test('a server that runs and is sick is not taken for a start', async ({ place }) => {
  const env = { ...serve('answers'), ANSWERS: '200,503' };
  const sick = await place.serve(env);

  const { stderr, exitCode } = await place.run('server:start', [], env);

  expect(exitCode).toBe(1);
  expect(stderr).toContain(
    `custom is already running but is not healthy (status 503): server ${sick.id} at ${sick.url}`,
  );
  expect(stderr).toContain(`npm run server:stop -- --id ${sick.id}`);
});

for (const [what, args, env, told] of [
  ['command', [], serve('prints-on'), 'other values: WIZARD_COMMAND'],
  ['environment', [], { GREETING: 'hunter2' }, 'other values: GREETING'],
  ['target', [], { WIZARD_TARGET: 'reference' }, 'target: custom for the one that runs, reference asked for'],
  [
    'folder',
    [],
    { WIZARD_TARGET_DIR: os.tmpdir() },
    `folder: - for the one that runs, ${os.tmpdir()} asked for`,
  ],
  ['host', ['--host', '::1'], {}, 'host: 127.0.0.1 for the one that runs, ::1 asked for'],
  ['port', ['--port', '5'], {}, /port: \d+ for the one that runs, 5 asked for/],
  ['choice of data', ['--keep-data'], {}, '--keep-data: no for the one that runs, yes asked for'],
  ['way to stay', ['--foreground'], {}, '--foreground: no for the one that runs, yes asked for'],
] as const) {
  test(`a start with another ${what} is refused with the difference`, async ({ place }) => {
    const { id, url } = await place.serve();

    const { stdout, stderr, exitCode } = await place.run('server:start', args, env);

    expect(exitCode).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain(`was not started: another server of this folder is running, ${id} at ${url}\n`);
    expect(stderr).toMatch(told);
    expect(stderr).toContain(`npm run server:stop -- --id ${id}`);
    expect(stderr).toContain('npm run server:start -- --beside');
  });
}

test('what makes a server another one is not written down', async ({ place }) => {
  await place.serve({ ...serve('healthy'), GREETING: 'hunter2' });

  const [run = ''] = place.runs;
  const records = readdirSync(path.join(run, 'records')).map((name) =>
    readFileSync(path.join(run, 'records', name), 'utf8'),
  );
  expect(records.join()).toContain('"GREETING"');
  expect(records.join()).not.toContain('hunter2');
});

test('another terminal asks for the same server', async ({ place }) => {
  const { id } = await place.serve({ TERM: 'xterm', SSH_TTY: '/dev/pts/1' });

  const { stdout } = await place.run('server:start', [], { TERM: 'dumb', SSH_TTY: '/dev/pts/2' });

  expect(stdout).toContain(`[OK] custom is already running: server ${id}`);
});

test('--beside starts another server although one runs', async ({ place }) => {
  const first = await place.serve();

  const second = await place.serve({}, ['--beside', '--host', '::1']);

  expect(second.url).toMatch(/^http:\/\/\[::1\]:\d+$/);
  expect([await askHealth(first), await askHealth(second)]).toEqual([200, 200]);
});

test('--open shows the address in the named browser', async ({ place }) => {
  const { browser, opened } = writeBrowser(place);

  const { stdout, exitCode } = await place.run('server:start', ['--open'], { WIZARD_BROWSER: browser });

  expect(exitCode).toBe(0);
  expect(stdout).toContain(`url: ${readFileSync(opened, 'utf8').trim()}\n`);
});

test('--open=false shows nothing', async ({ place }) => {
  const { browser, opened } = writeBrowser(place);

  await place.run('server:start', ['--open=false'], { WIZARD_BROWSER: browser });

  expect(existsSync(opened)).toBe(false);
});

test('a browser that does not open leaves the server running', async ({ place }) => {
  const missing = path.join(place.folder, 'nowhere');

  const { stdout, exitCode } = await place.run('server:start', ['--open'], { WIZARD_BROWSER: missing });

  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/\[WARNING\] No browser could be opened here; open the address yourself: http/);
});

test('a crash at start is told and leaves nothing', async ({ place }) => {
  const { stdout, stderr, exitCode } = await place.run('server:start', [], serve('crashes-at-start'));

  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/^custom ended with exit code 1 after/);
  expect(stderr).toContain('the settings are unreadable');
  expect(stdout).not.toContain('[OK]');
  expect(place.runs).toEqual([]);
});

test('a machine reads why a start failed', async ({ place }) => {
  const { stdout, exitCode } = await place.run('server:start', ['--json'], serve('crashes-at-start'));

  expect(exitCode).toBe(1);
  expect(JSON.parse(stdout).error).toMatch(/^custom ended with exit code 1 after/);
});

test('a foreign process on the port is named and left alone', async ({ place }) => {
  await using foreign = await startForeign([200]);

  const { stderr, exitCode } = await place.run('server:start', ['--port', String(foreign.port)]);

  expect(exitCode).toBe(1);
  expect(stderr).toContain(`port ${foreign.port} on 127.0.0.1 is already in use by process ${process.pid}`);
  expect(foreign.isListening).toBe(true);
});

test('what takes longer than a second shows that it goes on', async ({ place }) => {
  const { stdout } = await place.run('server:start', [], {
    ...serve('healthy-after'),
    READY_AFTER_MS: '1500',
  });

  expect(stdout).toMatch(/^\[\.\.\] custom is starting \(\d s\)/);
});

test('an attached server is not ours to start', async ({ place }) => {
  const attached = { WIZARD_TARGET: 'attached', WIZARD_BASE_URL: 'http://127.0.0.1:1' };

  const { stderr, exitCode } = await place.run('server:start', [], attached);

  expect(exitCode).toBe(1);
  expect(stderr).toContain('WIZARD_TARGET=reference, x-filamenta or custom');
});

test('kept data waits in the project for the next server', async ({ place }) => {
  const first = await place.serve({}, ['--keep-data']);
  writeFileSync(path.join(first.workspace, 'kept.txt'), 'kept');
  await place.run('server:stop');

  const second = await place.serve({}, ['--keep-data']);

  expect(second.workspace).toBe(path.join(place.folder, '.firstrun', 'custom'));
  expect(readFileSync(path.join(second.workspace, 'kept.txt'), 'utf8')).toBe('kept');
});

test('two servers never work on the same kept data', async ({ place }) => {
  const first = await place.serve({}, ['--keep-data']);

  const { stderr, exitCode } = await place.run('server:start', ['--keep-data', '--beside']);

  expect(exitCode).toBe(1);
  expect(stderr).toContain(`${first.workspace} is in use by server ${first.id} at ${first.url}`);
  expect(stderr).toContain(`npm run server:stop -- --id ${first.id}`);
});

test('of starts at the same moment one gets the kept data', async ({ place }) => {
  const starts = await Promise.all(
    Array.from({ length: 4 }, () => place.run('server:start', ['--keep-data', '--beside'])),
  );

  const refused = starts.filter(({ exitCode }) => exitCode === 1);
  expect(refused).toHaveLength(3);
  for (const { stderr } of refused) {
    expect(stderr).toMatch(/kept data in .*custom (right now: process \d+|is in use by server \w+)/);
  }
  expect(await place.ask('server:status')).toHaveLength(1);
});

test('a start that was killed leaves the kept data to the next', async ({ place }) => {
  const start = place.start('server:start', ['--keep-data'], serve('never-healthy'));
  await once(start.stdout as Readable, 'data'); // that it is starting
  start.kill('SIGKILL');
  await start;
  await expect.poll(() => place.runs).toEqual([]);

  const { workspace } = await place.serve({}, ['--keep-data']);

  expect(readdirSync(path.dirname(workspace))).toEqual(['custom']);
});

test('an interrupted start leaves nothing', async ({ place }) => {
  await skipWithoutSignals();
  const start = place.start('server:start', [], serve('never-healthy'));
  await once(start.stdout as Readable, 'data'); // that it is starting

  start.kill('SIGINT');
  const { signal } = await start;

  expect(signal).toBe('SIGINT');
  await expect.poll(() => place.runs).toEqual([]);
});
