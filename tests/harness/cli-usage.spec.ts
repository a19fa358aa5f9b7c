import { commands } from '../../harness/cli/commands.ts';
import { expect, test } from '../support/cli-test.ts';

test('a person starts, sees and stops a server with npm run', async ({ place }) => {
  const start = await place.runWithNpm('server:start', ['--open=false']);
  const status = await place.runWithNpm('server:status');
  const stop = await place.runWithNpm('server:stop');

  expect(start.stdout).toMatch(/^\[OK\] custom is healthy at /m);
  expect(status.stdout).toMatch(/ custom +http:.* healthy .* background$/m);
  expect(stop.stdout).toMatch(/^\[OK\] .* is free$/m);
  expect([start.exitCode, status.exitCode, stop.exitCode]).toEqual([0, 0, 0]);
});

test('npm hands the exit code back', async ({ place }) => {
  const { exitCode } = await place.runWithNpm('server:status', ['--colour']);

  expect(exitCode).toBe(2);
});

test('wrong usage ends with 2 and says why in French', async ({ place }) => {
  const { stdout, stderr, exitCode } = await place.run('server:start', ['--prot', '5'], {
    WIZARD_LANG: 'fr',
  });

  expect(exitCode).toBe(2);
  expect(stderr.split('\n')[0]).toBe("L'option --prot n'existe pas ; vouliez-vous dire --port ?");
  expect(stdout).toBe('');
});

for (const [locale, says] of [
  ['fr_FR.UTF-8', 'exécutions interrompues ont laissé'],
  ['C', 'exécutions interrompues ont laissé'],
  ['fr_FR.ISO-8859-1', 'executions interrompues ont laisse'],
] as const) {
  test(`French is written as a reader of ${locale} can read it`, async ({ place }) => {
    const env = { WIZARD_LANG: 'fr', LC_ALL: locale };

    const { stdout } = await place.run('server:clean', ['--help'], env);

    expect(stdout).toContain(says);
  });
}

test('JSON is ASCII and keeps its accents', async ({ place }) => {
  await place.run('server:start');

  const { stdout } = await place.run('server:status', ['--json'], { WIZARD_LANG: 'fr' });

  expect(stdout).toMatch(/^[\x20-\x7e\n]+$/);
  expect(JSON.stringify(JSON.parse(stdout))).toContain('Été à Orléans (test)');
});

test('an option that npm kept for itself does no harm', async ({ place }) => {
  const { stdout, stderr, exitCode } = await place.run('server:clean', [], { npm_config_dry_run: 'true' });

  expect(exitCode).toBe(2);
  expect(stderr).toContain('npm kept --dry-run for itself');
  expect(stderr).toContain("npm run server:clean '--' ...");
  expect(stdout).toBe('');
});

test('an option behind the dashes counts whatever npm kept', async ({ place }) => {
  const { exitCode } = await place.run('server:clean', ['--dry-run'], { npm_config_dry_run: 'true' });

  expect(exitCode).toBe(0);
});

test('settings that cannot be used are told before anything starts', async ({ place }) => {
  const { stdout, stderr, exitCode } = await place.run('server:start', [], {
    WIZARD_LANG: 'fr',
    WIZARD_PORT: 'x',
  });

  expect(exitCode).toBe(2);
  expect(stderr).toContain('WIZARD_PORT : "x"');
  expect(stdout).toBe('');
});

test('help is given although settings cannot be used', async ({ place }) => {
  const { stdout, exitCode } = await place.run('server:start', ['--help'], { WIZARD_PORT: 'x' });

  expect(exitCode).toBe(0);
  expect(stdout).toContain('--keep-data');
});

test('an unknown command lists those there are', async ({ place }) => {
  const { stderr, exitCode } = await place.run('server:restart');

  expect(exitCode).toBe(2);
  expect(stderr.match(/^ {2}npm run \S+/gm)).toHaveLength(commands.length);
});
