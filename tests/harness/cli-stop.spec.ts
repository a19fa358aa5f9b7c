import { listChildren, readProgram } from '../../harness/server/process/process-table.ts';
import { expect, serve, test } from '../support/cli-test.ts';
import { startForeign } from '../support/foreign.ts';
import { canFollowTrees } from '../support/stopped-server.ts';

const answers = (url: string) =>
  fetch(url).then(
    () => true,
    () => false,
  );

for (const [language, none] of [
  ['en', '[OK] No server started from this folder by server:start is running: there is nothing to stop'],
  ['fr', "[OK] Aucun serveur démarré par server:start depuis ce dossier ne tourne : il n'y a rien à arrêter"],
] as const) {
  test(`nothing to stop is no failure (${language})`, async ({ place }) => {
    const { stdout, exitCode } = await place.run('server:stop', [], { WIZARD_LANG: language });

    expect(exitCode).toBe(0);
    expect(stdout).toBe(none);
  });
}

test('what was stopped is listed with its free port', async ({ place }) => {
  const first = await place.serve();
  const second = await place.serve({}, ['--beside', '--host', '::1']);

  const { stdout, exitCode } = await place.run('server:stop');

  expect(exitCode).toBe(0);
  for (const { id, url } of [first, second]) {
    const { port } = new URL(url);
    expect(stdout).toMatch(
      new RegExp(`^\\[OK\\] ${id}: custom stopped after \\d.*, port ${port} is free$`, 'm'),
    );
    expect(await answers(url)).toBe(false);
  }
  expect(place.runs).toEqual([]);
});

test('one server is stopped by its id', async ({ place }) => {
  const first = await place.serve();
  const second = await place.serve({}, ['--beside', '--host', '::1']);

  const stopped = await place.ask('server:stop', ['--id', first.id]);

  expect(stopped).toMatchObject([{ id: first.id, url: first.url, stopped: true }]);
  expect([await answers(first.url), await answers(second.url)]).toEqual([false, true]);
});

test('the server of a test run goes on unless all are meant', async ({ place }) => {
  await using held = await place.holdServer();

  const { stdout } = await place.run('server:stop');
  const [server] = await place.ask('server:status');
  const stopped = await place.ask('server:stop', ['--all']);

  expect(stdout).toContain('1 server of a test run keeps running');
  expect(server).toMatchObject({ id: held.id, owner: { kind: 'test run', pid: held.pid } });
  expect(stopped).toMatchObject([{ id: held.id, stopped: true }]);
});

test('what a dead run left is ended without being named', async ({ place }) => {
  test.skip(!canFollowTrees, 'this system does not tell who is whose child');
  await using held = await place.holdServer();
  const runner = held.pid as number;
  process.kill(runner, 'SIGSTOP');
  const keeper = listChildren(runner).find((pid) => readProgram(pid) !== process.execPath) as number;
  process.kill(keeper, 'SIGKILL');
  process.kill(runner, 'SIGKILL');

  const { stdout } = await place.run('server:stop');

  expect(stdout).toMatch(new RegExp(`^\\[OK\\] ${held.id}: custom stopped after`));
  expect(place.runs).toEqual([]);
});

test('the server of another checkout goes on unless it is meant', async ({ place }) => {
  const other = await place.elsewhere().serve();
  const own = await place.serve();

  const { stdout } = await place.run('server:stop', ['--all']);
  const everywhere = await place.ask('server:stop', ['--everywhere']);

  expect(stdout).toMatch(new RegExp(`^\\[OK\\] ${own.id}: custom stopped`));
  expect(stdout).not.toContain(other.id);
  expect(stdout).toContain('1 server started from another folder keeps running');
  expect(everywhere).toMatchObject([{ id: other.id, stopped: true }]);
});

test('a server of another checkout is stopped by its id', async ({ place }) => {
  const { id } = await place.elsewhere().serve();

  const stopped = await place.ask('server:stop', ['--id', id]);

  expect(stopped).toMatchObject([{ id, stopped: true }]);
});

test('a server of another checkout on the port of the settings is named', async ({ place }) => {
  const elsewhere = place.elsewhere();
  const { id, url } = await elsewhere.serve();
  const { port } = new URL(url);

  const { stdout } = await place.run('server:stop', [], { WIZARD_PORT: port });

  expect(stdout).toContain(
    `[WARNING] Port ${port} (WIZARD_PORT) is in use by server ${id}, started from ${elsewhere.folder}`,
  );
});

test('an unknown id stops nothing and lists what runs', async ({ place }) => {
  const server = await place.serve();

  const { stderr, exitCode } = await place.run('server:stop', ['--id', 'abcdef']);

  expect(exitCode).toBe(1);
  expect(stderr).toContain(`  ${server.id}  custom  ${server.url}`);
  expect(await answers(server.url)).toBe(true);
});

test('a polite server is given time to end', async ({ place }) => {
  const { logs } = await place.serve({ ...serve('drains'), DRAIN_MS: '1200' });

  const { stdout } = await place.run('server:stop');

  const { stdout: said } = await place.run('server:logs', ['--no-follow']);
  expect(stdout).toMatch(/^\[\.\.\] Stopping custom \(1 s\)\n\[OK\]/);
  expect(said).toContain('drained, asked 1 time(s)');
  expect(said).toContain(logs.out);
});

test('a server that had to be killed is told', async ({ place }) => {
  test.skip(!canFollowTrees, 'this system has no way to ask');
  const { id } = await place.serve(serve('stubborn'));

  const { stdout, exitCode } = await place.run('server:stop');

  expect(exitCode).toBe(0);
  expect(stdout).toContain(
    `[WARNING] ${id}: custom did not end by itself within 5 s and was killed\n[OK] ${id}`,
  );
});

test('a script learns which servers had to be killed', async ({ place }) => {
  test.skip(!canFollowTrees, 'this system has no way to ask');
  const polite = await place.serve();
  const stubborn = await place.serve(serve('stubborn'), ['--beside']);

  const stopped = await place.ask('server:stop');

  expect(stopped).toMatchObject([
    { id: stubborn.id, stopped: true, killed: true },
    { id: polite.id, stopped: true, killed: false },
  ]);
});

test('a foreign process that took the port is named', async ({ place }) => {
  const { url } = await place.serve({ ...serve('hands-port-over') });
  const port = Number(new URL(url).port);
  const stop = place.start('server:stop', [], { WIZARD_LANG: 'fr' });
  await expect.poll(() => answers(url)).toBe(false);
  await using foreign = await startForeign([200], '127.0.0.1', port);

  const { stderr, exitCode } = await stop;

  expect(exitCode).toBe(1);
  expect(stderr).toContain(`mais le port ${port} est encore utilisé par le processus ${process.pid}`);
  expect(foreign.isListening).toBe(true);
});

test('a foreign process on the port of the settings is named', async ({ place }) => {
  await using foreign = await startForeign([200]);

  const { stdout, exitCode } = await place.run('server:stop', [], { WIZARD_PORT: String(foreign.port) });

  expect(exitCode).toBe(0);
  expect(stdout).toContain(
    `[WARNING] There is nothing to stop, but port ${foreign.port} (WIZARD_PORT) is in use by process ${process.pid}`,
  );
  expect(foreign.isListening).toBe(true);
});
