import { chmodSync, chownSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { findProgram } from '../../harness/services/program.ts';
import { asOrdinaryUser } from '../support/as-ordinary-user.ts';
import { type CommandPlace, expect, test } from '../support/cli-test.ts';

interface Diagnosis {
  readonly checks: readonly { check: string; state: string; words: string; repair?: string }[];
}

/** A number that no user of the machine has. */
const nobody = 54_321;
const noServices = {
  WIZARD_REDIS_URL: 'redis://127.0.0.1:1',
  WIZARD_POSTGRES_URL: 'postgresql://u:p@127.0.0.1:1/d',
  WIZARD_MARIADB_URL: 'mariadb://u:p@127.0.0.1:1/d',
};

test.beforeEach(() => {
  test.skip(process.getuid?.() !== 0, 'only root can be another user');
});

/** From now on the commands of a place are typed by a user who has a number and no name. */
function giveTo(user: number, place: CommandPlace): void {
  for (const name of ['', ...readdirSync(place.folder, { recursive: true, encoding: 'utf8' })]) {
    chownSync(path.join(place.folder, name), user, user);
  }
  place.before = ['setpriv', `--reuid=${user}`, `--regid=${user}`, '--clear-groups'];
}

async function examine(place: CommandPlace, env: Readonly<Record<string, string>> = {}) {
  const { checks } = await place.ask<Diagnosis>('doctor', [], { ...noServices, ...env });
  return Object.fromEntries(checks.map(({ check, ...finding }) => [check, finding]));
}

test('a user without a name sees and examines', async ({ place }) => {
  giveTo(nobody, place);

  const status = await place.run('server:status');
  const { node, clock } = await examine(place);

  expect(status).toMatchObject({ exitCode: 0, stderr: '' });
  expect({ node: node?.state, clock: clock?.state }).toEqual({ node: 'ok', clock: 'ok' });
  expect(readdirSync(path.join(place.folder, 'tmp'))).toContain(`firstrun-${nobody}`);
});

test('a folder that may not be entered holds no program', async ({ place }) => {
  const closed = path.join(place.folder, 'closed');
  mkdirSync(path.join(closed, 'bin'), { recursive: true });
  chmodSync(closed, 0o700);

  const found = await asOrdinaryUser(path.join(place.folder, 'tmp'), async () =>
    findProgram(['no-such-program'], [path.join(closed, 'bin')]),
  );

  expect(found).toBeUndefined();
});

test('folders that root has left are named with the repair', async ({ place }) => {
  giveTo(nobody, place);
  for (const name of ['logs', 'test-results', 'playwright-report']) mkdirSync(path.join(place.folder, name));

  const { rights } = await examine(place);

  expect(rights?.state).toBe('failed');
  for (const name of ['logs', 'test-results', 'playwright-report']) {
    const folder = path.join(place.folder, name);
    expect(rights?.words).toContain(`cannot write to ${folder}: permission denied (EACCES)`);
    expect(rights?.repair).toContain(`sudo chown -R "$(id -un)" "${folder}"`);
  }
});

for (const [what, prepare, reason] of [
  ['is missing', () => {}, 'ENOENT'],
  ['is a file', (folder: string) => writeFileSync(folder, ''), 'ENOTDIR'],
  ['is closed', (folder: string) => mkdirSync(folder, { mode: 0o500 }), 'EACCES'],
] as const) {
  test(`a folder for temporary files that ${what} is told`, async ({ place }) => {
    const temp = path.join(place.folder, 'other tmp');
    prepare(temp);
    giveTo(nobody, place);

    const status = await place.run('server:status', [], { TMPDIR: temp });
    const { run, node, clock } = await examine(place, { TMPDIR: temp });

    expect(status.stderr).toMatch(
      new RegExp(`^The folder for temporary files cannot be used: .*other tmp.* \\(${reason}\\)\n`),
    );
    expect(status.stderr).toContain('TMPDIR');
    expect(status.stderr).not.toMatch(/^ {4}at /m);
    expect(run).toMatchObject({ state: 'failed', repair: expect.stringContaining('TMPDIR') });
    expect(clock?.words).toContain(reason);
    expect(node?.state).toBe('ok');
  });
}
