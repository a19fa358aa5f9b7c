import { expect, serve, test } from '../support/cli-test.ts';

for (const [language, told, wayOut] of [
  ['en', '[OK] No firstrun server started from this folder is running', 'start one: npm run server:start'],
  [
    'fr',
    '[OK] Aucun serveur de firstrun démarré depuis ce dossier ne tourne',
    'démarrez-en un : npm run server:start',
  ],
] as const) {
  test(`no server is told with the way to one (${language})`, async ({ place }) => {
    const { stdout, exitCode } = await place.run('server:status', [], { WIZARD_LANG: language });

    expect(exitCode).toBe(0);
    expect(stdout).toContain(told);
    expect(stdout).toContain(wayOut);
  });
}

test('no server is an empty list for a machine', async ({ place }) => {
  expect(await place.ask('server:status')).toEqual([]);
});

test('every server has a line under the same columns', async ({ place }) => {
  const healthy = await place.serve();
  const other = await place.serve({}, ['--beside', '--host', '::1']);

  const { stdout } = await place.run('server:status', [], { WIZARD_LANG: 'fr' });

  const [head, ...rows] = stdout.split('\n').map((line) => line.split(/ {2,}/));
  expect(head).toEqual(['id', 'cible', 'adresse', 'PID', 'durée', 'santé', 'journaux', 'origine']);
  expect(rows.map(([id, target, url, pid]) => [id, target, url, Number(pid)])).toEqual([
    [other.id, 'custom', other.url, other.pid],
    [healthy.id, 'custom', healthy.url, healthy.pid],
  ]);
  expect(rows.map(([, , , , , health, , owner]) => [health, owner])).toEqual([
    ['opérationnel', 'arrière-plan'],
    ['opérationnel', 'arrière-plan'],
  ]);
});

test('servers of other checkouts are counted, and listed when asked for', async ({ place }) => {
  const elsewhere = place.elsewhere();
  const other = await elsewhere.serve();
  const own = await place.serve();

  const { stdout } = await place.run('server:status');
  const all = await place.run('server:status', ['--all']);
  const rows = await place.ask<{ id: string; checkout: string }[]>('server:status', ['--all']);

  expect(stdout).not.toContain(other.id);
  expect(stdout).toContain('1 more server, started from another folder, is running');
  expect(all.stdout.split('\n').find((row) => row.startsWith(other.id))).toContain(elsewhere.folder);
  expect(rows.map(({ id, checkout }) => [id, checkout])).toEqual([
    [own.id, place.folder],
    [other.id, elsewhere.folder],
  ]);
});

test('health is asked for now and within a second', async ({ place }) => {
  // Healthy at its start, then a 503, then silence.
  await place.serve({ ...serve('answers'), ANSWERS: '200,503,0' });

  const [sick] = await place.ask('server:status');
  const [silent] = await place.ask('server:status');

  expect(sick?.health).toEqual({ isHealthy: false, status: 503, words: 'status 503' });
  expect(silent?.health).toEqual({
    isHealthy: false,
    words: expect.stringMatching(/^connected, but no answer within 10\d\d ms$/),
  });
});

test('a machine reads size of logs, uptime and owner', async ({ place }) => {
  await place.serve();

  const [server] = await place.ask('server:status');

  expect(server).toMatchObject({ target: 'custom', owner: { kind: 'background', pid: server?.pid } });
  expect(server?.logBytes).toBeGreaterThanOrEqual('ready\nGET /health\n'.length);
  expect(server?.uptimeMs).toBeGreaterThan(0);
  expect(server?.uptimeMs).toBeLessThan(60_000);
});

test('a server that died is not listed', async ({ place }) => {
  const { pid } = await place.serve();

  process.kill(pid, 'SIGKILL');

  await expect.poll(() => place.ask('server:status')).toEqual([]);
});
