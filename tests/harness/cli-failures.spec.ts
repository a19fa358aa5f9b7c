import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, serve, test } from '../support/cli-test.ts';

const late = { ...serve('never-healthy'), WIZARD_START_TIMEOUT_MS: '700' };
const stack = /^ {4}at /m;

test('a server that is late is told however often', async ({ place }) => {
  const starts = await Promise.all(Array.from({ length: 4 }, () => place.run('server:start', [], late)));

  for (const { stderr, exitCode } of starts) {
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/^custom was not healthy after .*\n {2}target: custom\n[\s\S]*\nwhat to do:\n/);
  }
});

test('a machine reads that a server is late', async ({ place }) => {
  const { stdout, exitCode } = await place.run('server:start', ['--json'], late);

  expect(exitCode).toBe(1);
  expect(JSON.parse(stdout).error).toMatch(/^custom was not healthy after/);
});

test('a command that nothing is left for says so', async ({ place }) => {
  const { stdout, stderr, exitCode } = await place.runOdd('waits for nothing', ['--json']);

  expect(exitCode).toBe(1);
  expect(stderr).toContain('npm run odd ended before it was done');
  expect(JSON.parse(stdout).error).toContain('npm run odd ended before it was done');
});

for (const how of ['calls what is no function', 'throws where nobody waits']) {
  test(`a command that ${how} shows where and to whom`, async ({ place }) => {
    const { stderr, exitCode } = await place.runOdd(how);

    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/^npm run odd failed because of a mistake in firstrun itself: /);
    expect(stderr).toMatch(stack);
    expect(stderr).toContain('report it to the maintainers of firstrun');
  });
}

test('a refusal of the system is told in words', async ({ place }) => {
  const { stderr, exitCode } = await place.runOdd('meets a closed port');

  expect(exitCode).toBe(1);
  expect(stderr).toMatch(
    /^npm run odd failed while connecting to 127\.0\.0\.1:2: connection refused \(ECONNREFUSED\)\nwhat to do:\n/,
  );
  expect(stderr).not.toMatch(stack);
});

for (const [name, args] of [
  ['server:status', ['--help']],
  ['server:logs', ['--lines', '5000', '--no-follow']],
  ['server:clean', []],
] as const) {
  test(`${name} ends quietly when its reader goes`, async ({ place }) => {
    await place.serve({ ...serve('floods'), LINES: '5000', REPEATS: '9' });

    const { stderr, exitCode } = await place.pipe(name, args, '| true');

    expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
  });
}

test('logs that nobody reads any more are no longer followed', async ({ place }) => {
  await place.serve(serve('prints-on'));

  const { stdout, stderr, exitCode } = await place.pipe('server:logs', [], '| head -1');

  expect(stdout).toMatch(/^\[\.\.\] \w+ {2}custom/);
  expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
});

test('logs that nobody ever read are not followed', async ({ place }) => {
  await place.serve();

  const { stdout, stderr, exitCode } = await place.pipe('server:logs', [], '| true');

  expect({ stdout, stderr, exitCode }).toEqual({ stdout: '', stderr: '', exitCode: 0 });
});

test('a server in the foreground ends in order when its reader goes', async ({ place }) => {
  const { stderr, exitCode } = await place.pipe(
    'server:start',
    ['--foreground'],
    '| head -1',
    serve('prints-on'),
  );

  expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
  expect(place.runs).toEqual([]);
});

test('a failure that nobody reads keeps its exit code', async ({ place }) => {
  const { stdout, exitCode } = await place.pipe('server:stop', ['--id', 'abcdef'], '2>&1 | true');

  expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 1 });
});

test('a command that cannot print is no success', async ({ place }) => {
  const { stderr, exitCode } = await place.pipe('server:status', [], '> /dev/full');

  expect(exitCode).toBe(1);
  expect(stderr).toMatch(
    /^What npm run server:status says could not be written: the disk is full \(ENOSPC\)/,
  );
});

for (const [name, args] of [
  ['server:start', []],
  ['server:status', []],
  ['server:logs', ['--no-follow']],
  ['server:stop', []],
  ['server:clean', []],
] as const) {
  test(`${name} without a temporary folder names it`, async ({ place }) => {
    const TMPDIR = path.join(place.folder, 'no such folder');

    const { stderr, exitCode } = await place.run(name, args, { TMPDIR });

    expect(exitCode).toBe(1);
    expect(stderr).toBe(
      `The folder for temporary files cannot be used: ${TMPDIR}: it does not exist (ENOENT)\n` +
        'what to do:\n  - make it writable and free some space, or choose another folder with TMPDIR',
    );
  });
}

test('a temporary folder that cannot be made is told through npm', async ({ place }) => {
  const { stderr, exitCode } = await place.runWithNpm('server:status', [], { TMPDIR: '/dev/null/none' });

  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/^The folder for temporary files cannot be used: \/dev\/null\/none/);
});

test('a doctor without a temporary folder goes on', async ({ place }) => {
  const { stdout, exitCode } = await place.run('doctor', [], { TMPDIR: path.join(place.folder, 'none') });

  expect(exitCode).toBe(1);
  expect(stdout).toMatch(/^\[FAILED\] +Start of a run +The folder for temporary files .* -> {2}make it/m);
  expect(stdout).toMatch(/^\[OK\] +Node /m);
});

test.describe('as a user whom the system does not know', () => {
  test.skip(process.getuid?.() !== 0, 'only root may be another user');

  test('a server is started, listed and stopped', async ({ place }) => {
    await place.become(54_321);

    const start = await place.run('server:start');
    const status = await place.run('server:status');
    const stop = await place.run('server:stop');

    expect([start.stderr, status.stderr, stop.stderr]).toEqual(['', '', '']);
    expect(status.stdout).toMatch(/ custom +http:/);
    expect([start.exitCode, status.exitCode, stop.exitCode]).toEqual([0, 0, 0]);
  });

  test('a folder of another owner is told with its repair', async ({ place }) => {
    await place.become(54_321);
    const logs = path.join(place.folder, 'of root');
    mkdirSync(logs, { mode: 0o755 });

    const { stderr, exitCode } = await place.run('server:start', [], { WIZARD_LOG_DIR: logs });

    expect(exitCode).toBe(1);
    expect(stderr).toContain(
      `The log folder ${logs} cannot be written to: permission denied (EACCES)\nwhat to do:`,
    );
  });
});

test('a file in the place of a folder is told in words', async ({ place }) => {
  const logs = path.join(place.folder, 'a file');
  writeFileSync(logs, '');

  const { stderr, exitCode } = await place.run('server:start', [], { WIZARD_LOG_DIR: logs });

  expect(exitCode).toBe(1);
  expect(stderr).toContain(`${logs} cannot be written to: something else is there already (EEXIST)`);
});
