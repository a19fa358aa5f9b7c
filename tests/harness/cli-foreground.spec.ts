import type { Readable } from 'node:stream';
import { type CommandPlace, type Environment, expect, serve, test } from '../support/cli-test.ts';
import { skipWithoutSignals } from '../support/skip-without.ts';

/** Starts a server that stays with its command; `said` is what the command has printed so far. */
function stay(place: CommandPlace, env: Environment = {}) {
  const command = place.start('server:start', ['--foreground'], env);
  let said = '';
  (command.stdout as Readable).on('data', (chunk) => {
    said += chunk;
  });
  return { command, said: () => said };
}

test('both streams of a server in the foreground are shown', async ({ place }) => {
  const { command, said } = stay(place);

  await expect.poll(said, { timeout: 20_000 }).toContain('out | GET /health');

  expect(said()).toMatch(/^err \| ready\nout \| GET \/health$/m);
  command.kill('SIGINT');
  await command;
});

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  test(`${signal} stops a server in the foreground in order`, async ({ place }) => {
    await skipWithoutSignals();
    const { command, said } = stay(place);
    await expect.poll(said, { timeout: 20_000 }).toContain('GET /health');

    command.kill(signal);
    const { exitCode } = await command;

    expect(exitCode).toBe(0);
    expect(said()).toMatch(/err \| got SIGTERM\n\[OK\] custom stopped, port \d+ is free\n$/);
    expect(place.runs).toEqual([]);
  });
}

test('a second Ctrl+C does not wait for a stubborn server', async ({ place }) => {
  await skipWithoutSignals();
  const { command, said } = stay(place, serve('stubborn'));
  await expect.poll(said, { timeout: 20_000 }).toContain('Ctrl+C stops it');
  command.kill('SIGINT');
  await expect.poll(said).toContain('ignored SIGTERM');
  const begin = performance.now();

  const again = setInterval(() => command.kill('SIGINT'), 200);
  const { exitCode } = await command;

  clearInterval(again);
  expect(exitCode).toBe(0);
  // Its grace is five seconds.
  expect(performance.now() - begin).toBeLessThan(3_000);
  // Who asks for the kill need not be told of it.
  expect(said()).not.toContain('was killed');
  expect(place.runs).toEqual([]);
});

test('a server in the foreground that had to be killed is told', async ({ place }) => {
  await skipWithoutSignals();
  const { command, said } = stay(place, { ...serve('stubborn'), WIZARD_LANG: 'fr' });
  await expect.poll(said, { timeout: 20_000 }).toContain("Ctrl+C l'arrête");

  command.kill('SIGINT');
  const { exitCode } = await command;

  expect(exitCode).toBe(0);
  expect(said()).toContain(
    "[ATTENTION] custom ne s'est pas arrêté de lui-même en 5 s et a été tué\n[OK] custom arrêté",
  );
});

test('a Ctrl+C that npm repeats is one request', async ({ place }) => {
  await skipWithoutSignals();
  const { command, said } = stay(place, { ...serve('drains'), DRAIN_MS: '700' });
  await expect.poll(said, { timeout: 20_000 }).toContain('Ctrl+C stops it');

  // Two of one kind could reach it as one.
  command.kill('SIGINT');
  command.kill('SIGTERM');
  await command;

  expect(said()).toContain('drained, asked 1 time(s)');
});

test('a server in the foreground that dies is told', async ({ place }) => {
  const { command, said } = stay(place, serve('dies-on-request'));
  await expect.poll(said, { timeout: 20_000 }).toContain('Ctrl+C stops it');
  const url = /url: (\S+)/.exec(said())?.[1];

  await fetch(`${url}/die`).catch(() => {});
  const { stderr, exitCode } = await command;

  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/^custom ended by itself with exit code 1, .* after its start$/);
  expect(said()).toContain('err | Error: the database file vanished');
});

test('a killed command takes its server along', async ({ place }) => {
  const { command, said } = stay(place, serve('stubborn'));
  await expect.poll(said, { timeout: 20_000 }).toContain('Ctrl+C stops it');
  const url = String(/url: (\S+)/.exec(said())?.[1]);

  command.kill('SIGKILL');
  await command;

  await expect.poll(() => fetch(url).catch(() => 'gone')).toBe('gone');
});

test('a server in the foreground is stopped from elsewhere', async ({ place }) => {
  const { command, said } = stay(place);
  await expect.poll(said, { timeout: 20_000 }).toContain('Ctrl+C stops it');

  const { stdout } = await place.run('server:stop');
  await command;

  expect(stdout).toMatch(/^\[OK\] [0-9a-f]{6}: custom stopped/);
});
