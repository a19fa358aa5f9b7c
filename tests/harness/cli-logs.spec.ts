import { appendFileSync, mkdirSync, renameSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { type CommandPlace, expect, serve, test } from '../support/cli-test.ts';
import { skipWithoutRenameOfOpenFiles, skipWithoutSignals } from '../support/skip-without.ts';

/** Log files of a server that is gone: each line of `words` goes to the stream it names. */
function writeOldLogs({ folder }: CommandPlace, id: string, words: string, ageMs = 60_000): string {
  const out = path.join(folder, 'logs', `prod_server_20260102_030405_${id}.log`);
  mkdirSync(path.dirname(out), { recursive: true });
  const lines = words.split('\n').map((line) => line.split(/ \| /));
  for (const stream of ['out', 'err']) {
    const file = stream === 'out' ? out : `${out}.err`;
    const own = lines.flatMap(([name, line]) => (name === stream ? [`${line}\n`] : []));
    writeFileSync(file, own.join(''));
    utimesSync(file, new Date(), new Date(Date.now() - ageMs));
  }
  return out;
}

/** Follows the logs; `said` is what has been printed so far. */
function follow(place: CommandPlace, args: readonly string[] = []) {
  const command = place.start('server:logs', args);
  let said = '';
  (command.stdout as Readable).on('data', (chunk) => {
    said += chunk;
  });
  return { command, said: () => said };
}

for (const [language, told] of [
  ['en', /^No firstrun server is running, and .*logs contains no server logs\n[\s\S]*npm run server:start/],
  [
    'fr',
    /^Aucun serveur de firstrun ne tourne, et .*logs ne contient aucun journal de serveur\n[\s\S]*npm run server:start/,
  ],
] as const) {
  test(`no logs at all are told with what to do (${language})`, async ({ place }) => {
    const { stderr, exitCode } = await place.run('server:logs', [], { WIZARD_LANG: language });

    expect(exitCode).toBe(1);
    expect(stderr).toMatch(told);
  });
}

test('the newest logs are shown although their server is gone', async ({ place }) => {
  writeOldLogs(place, 'aaaaaa', 'out | older', 120_000);
  const out = writeOldLogs(place, 'bbbbbb', 'out | hello\nerr | trouble');

  const { stdout, exitCode } = await place.run('server:logs');

  expect(exitCode).toBe(0);
  expect(stdout.split('\n')).toEqual([
    `[..] ${out}`,
    expect.stringMatching(/^\[WARNING\] The order between the streams is not known/),
    'out | hello',
    'err | trouble',
    '[WARNING] Its server is no longer running: there will be no more lines',
  ]);
});

test('the logs of a dead server are found by its id', async ({ place }) => {
  writeOldLogs(place, 'aaaaaa', 'out | mine', 120_000);
  writeOldLogs(place, 'bbbbbb', 'out | another one');

  const { stdout } = await place.run('server:logs', ['--no-follow', '--id', 'aaaaaa']);

  expect(stdout).toContain('out | mine');
});

test('an id without logs is told', async ({ place }) => {
  writeOldLogs(place, 'aaaaaa', 'out | another one');

  const { stderr, exitCode } = await place.run('server:logs', ['--id', 'cccccc']);

  expect(exitCode).toBe(1);
  expect(stderr).toContain('No firstrun server has the id cccccc');
});

for (const [what, args, shown] of [
  ['the last lines', ['--lines', '2'], ['err | GET /c', 'out | POST /d']],
  ['one stream', ['--stream', 'err'], ['err | GET /c']],
  ['lines that match', ['--grep', 'get /'], ['out | GET /a', 'err | GET /c']],
  ['the last lines of those that match', ['--grep', 'GET', '--lines', '1'], ['err | GET /c']],
  ['no line', ['--lines', '0'], []],
] as const) {
  test(`${what} can be asked for`, async ({ place }) => {
    const [first, second, third, last] = [1, 2, 3, 4].map((second) => `2026-01-01 10:00:0${second}`);
    writeOldLogs(
      place,
      'aaaaaa',
      `out | ${first} GET /a\nout | ${second} other b\nerr | ${third} GET /c\nout | ${last} POST /d`,
    );

    const { stdout } = await place.run('server:logs', ['--no-follow', ...args]);

    expect(
      stdout
        .replaceAll(/2026\S+ \S+ /g, '')
        .split('\n')
        .slice(1),
    ).toEqual(shown);
  });
}

test('a machine reads one line of the log a line', async ({ place }) => {
  writeOldLogs(place, 'aaaaaa', 'out | \u001b[31mred\u001b[0m\nerr | ::error::forged');

  const { stdout } = await place.run('server:logs', ['--no-follow', '--json']);

  expect(stdout.split('\n').map((line) => JSON.parse(line))).toEqual([
    { stream: 'out', line: '\u001b[31mred\u001b[0m' },
    { stream: 'err', line: '::error::forged' },
  ]);
});

test('what a server forges is harmless on the terminal', async ({ place }) => {
  await place.serve({ ...serve('prints-oddly'), PRINTS: 'forged', ANSWERS: '200' });

  const { stdout } = await place.run('server:logs', ['--no-follow']);

  expect(stdout.split('\n').slice(1)).toEqual([
    'out | \\::error::forged',
    'out | red',
    'out | #\\#[error]forged',
  ]);
});

test('new lines of both streams are followed until Ctrl+C', async ({ place }) => {
  await skipWithoutSignals();
  const { url } = await place.serve();
  const { command, said } = follow(place, ['--lines', '0']);
  await expect.poll(said).toContain(url);

  await fetch(`${url}/first`);
  await expect.poll(said).toContain('out | GET /first\n');
  command.kill('SIGINT');
  const { exitCode } = await command;

  expect(exitCode).toBe(0);
  expect(said().split('\n').slice(1)).toEqual(['out | GET /first', '']);
});

test('following ends with the server and its last words', async ({ place }) => {
  const { url } = await place.serve();
  const { command, said } = follow(place);
  await expect.poll(said).toContain(url);

  await place.run('server:stop');
  const { exitCode } = await command;

  expect(exitCode).toBe(0);
  expect(said()).toMatch(
    /err \| got SIGTERM\n\[WARNING\] The server has ended: there will be no more lines\n$/,
  );
});

test('logs that are cut or replaced are followed on', async ({ place }) => {
  await skipWithoutRenameOfOpenFiles();
  const { url, logs } = await place.serve();
  const { command, said } = follow(place, ['--lines', '0', '--grep', 'line']);
  await expect.poll(said).toContain(url);

  truncateSync(logs.out);
  appendFileSync(logs.out, 'line cut\n');
  await expect.poll(said).toContain('out | line cut\n');
  renameSync(logs.err, `${logs.err}.1`);
  writeFileSync(logs.err, 'line of the new file\n');

  await expect.poll(said).toContain('err | line of the new file\n');
  command.kill('SIGINT');
  await command;
});

test('who reads only the beginning ends the command', async ({ place }) => {
  writeOldLogs(
    place,
    'aaaaaa',
    Array.from({ length: 20_000 }, (_, index) => `out | line ${index}`).join('\n'),
  );
  const command = place.start('server:logs', ['--no-follow', '--lines', '20000']);

  (command.stdout as Readable).once('data', () => command.stdout?.destroy());
  const { exitCode, stderr } = await command;

  expect(exitCode).toBe(0);
  expect(stderr).toBe('');
});

test('logs are those of this checkout unless an id says so', async ({ place }) => {
  const own = await place.serve();
  const other = await place.elsewhere().serve();

  const { stdout } = await place.run('server:logs', ['--no-follow']);
  const named = await place.run('server:logs', ['--no-follow', '--id', other.id]);

  expect(stdout).toContain(own.logs.out);
  expect(named.stdout).toContain(other.logs.out);
});
