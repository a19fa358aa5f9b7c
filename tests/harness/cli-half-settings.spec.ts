import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type CommandPlace, expect, test } from '../support/cli-test.ts';

const halves = [
  ['a target without its folder', { WIZARD_TARGET: 'x-filamenta' }, 'WIZARD_TARGET_DIR is not set'],
  ['a target without its command', { WIZARD_COMMAND: '' }, 'WIZARD_COMMAND is not set'],
  ['a port that is none', { WIZARD_PORT: 'x' }, 'WIZARD_PORT is "x"'],
] as const;

for (const [what, env, told] of halves) {
  for (const [name, args] of [
    ['server:status', []],
    ['server:logs', ['--no-follow']],
    ['server:clean', []],
    ['server:stop', []],
  ] as const) {
    test(`${name} does its work with ${what}`, async ({ place }) => {
      const { id } = await place.serve();

      const { stdout, stderr, exitCode } = await place.run(name, args, env);

      expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
      expect(stdout).toMatch(/^\[WARNING\] 1 setting cannot be used; this command does without it:/);
      expect(stdout).toContain(told);
      expect(stdout).toMatch(new RegExp(`${id}|Nothing to remove`));
    });
  }
}

test('a machine reads JSON although a setting is wrong', async ({ place }) => {
  const { id } = await place.serve();

  const { stdout, stderr } = await place.run('server:status', ['--json'], { WIZARD_PORT: 'x' });

  expect(JSON.parse(stdout)).toMatchObject([{ id }]);
  expect(stderr).toContain('WIZARD_PORT is "x"');
});

function leaveOldLog({ folder }: CommandPlace): string {
  const log = path.join(folder, 'logs', 'prod_server_20200102_030405_1a2b3c.log');
  mkdirSync(path.dirname(log), { recursive: true });
  writeFileSync(log, '');
  utimesSync(log, 1, 1);
  return log;
}

for (const [what, env] of [
  ['how long logs are kept', { WIZARD_LOG_KEEP_DAYS: 'ten' }],
  ['which target is meant', { WIZARD_TARGET: 'costum' }],
  ['what a misspelt name means', { WIZARD_LOG_KEEP_DAY: '4000' }],
] as const) {
  test(`nothing is removed when nobody knows ${what}`, async ({ place }) => {
    const log = leaveOldLog(place);

    const { stderr, exitCode } = await place.run('server:clean', [], env);
    const { stdout } = await place.run('server:clean', ['--dry-run']);

    expect(exitCode).toBe(2);
    expect(stderr).toContain(Object.keys(env).join());
    expect(stdout).toContain(log);
  });
}

test('a start waits until all settings are right', async ({ place }) => {
  const { stderr, exitCode } = await place.run('server:start', [], { WIZARD_LOG_KEEP_DAYS: 'ten' });

  expect(exitCode).toBe(2);
  expect(stderr).toContain('WIZARD_LOG_KEEP_DAYS is "ten"');
});
