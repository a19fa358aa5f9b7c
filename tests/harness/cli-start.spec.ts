import { once } from 'node:events';
import { chmodSync, cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { projectRoot } from '../../harness/config/project-root.ts';
import { type CommandPlace, expect, serve, test } from './cli-test.ts';
import { startForeign } from './foreign.ts';
import type { ServerRow } from './server-row.ts';

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
  const sick = await place.serve({ ...serve('answers'), ANSWERS: '200,503' });

  const { stderr, exitCode } = await place.run('server:start');

  expect(exitCode).toBe(1);
  expect(stderr).toContain(
    `custom is already running but is not healthy (status 503): server ${sick.id} at ${sick.url}`,
  );
  expect(stderr).toContain(`npm run server:stop -- --id ${sick.id}`);
});

test('another application of the same kind is another server', async ({ place }) => {
  const first = await place.serve();

  const second = await place.serve({ WIZARD_TARGET_DIR: path.join(place.folder, 'tmp') });

  expect(second.id).not.toBe(first.id);
});

test('another address of this machine is another server', async ({ place }) => {
  const first = await place.serve();

  const second = await place.serve({}, ['--host', '::1']);

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

  const { stderr, exitCode } = await place.run('server:start', ['--keep-data', '--host', '::1']);

  expect(exitCode).toBe(1);
  expect(stderr).toContain(`npm run server:stop -- --id ${first.id}`);
});

test('an interrupted start leaves nothing', async ({ place }) => {
  const start = place.start('server:start', [], serve('never-healthy'));
  await once(start.stdout as Readable, 'data'); // that it is starting

  start.kill('SIGINT');
  const { signal } = await start;

  expect(signal).toBe('SIGINT');
  await expect.poll(() => place.runs).toEqual([]);
});
