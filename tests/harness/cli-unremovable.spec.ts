import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { type CommandPlace, expect, test } from '../support/cli-test.ts';
import { inMount, skipWithoutMounts } from '../support/in-mount.ts';

test.beforeEach(skipWithoutMounts);

/** A dead run with a folder that nobody can remove, not even root: something is mounted there. */
async function leaveUnremovable(place: CommandPlace): Promise<void> {
  const { pid, workspace } = await place.serve();
  mkdirSync(path.join(workspace, 'held'));
  process.kill(pid, 'SIGKILL');
  await expect.poll(() => place.ask('server:status')).toEqual([]);
  const [run = ''] = place.runs;
  const held = path.relative(path.dirname(run), path.join(workspace, 'held'));
  // The folder of the run gets another name before it is removed, so all of them get the mount.
  const script = `for run in ${JSON.stringify(path.dirname(run))}/*; do mount -t tmpfs none "$run/$0"; done`;
  place.before = inMount(script, path.relative(path.basename(run), held));
}

test('a folder that cannot be removed keeps no server from starting', async ({ place }) => {
  await leaveUnremovable(place);

  const first = await place.run('server:start');
  await place.run('server:stop');
  place.before = [];
  const second = await place.run('server:start');

  expect(first.exitCode).toBe(0);
  expect(first.stderr).toMatch(
    /^\[WARNING\] .*\.gone cannot be removed: .* \(EBUSY\)\n {2}because of .*held\nwhat to do/,
  );
  expect(second).toMatchObject({ exitCode: 0, stderr: '' });
});

test('clean and doctor show a folder that cannot be removed', async ({ place }) => {
  await leaveUnremovable(place);

  const cleaned = await place.run('server:clean');
  const again = await place.ask<{ notRemoved: string[] }>('server:clean');
  const { stdout } = await place.run('doctor');

  expect(cleaned.exitCode).toBe(1);
  expect(cleaned.stdout).not.toContain('cleaned up');
  expect(cleaned.stderr.match(/cannot be removed: .* \(EBUSY\)/g)).toHaveLength(1);
  expect(again.notRemoved).toEqual([expect.stringMatching(/\.gone cannot be removed: .* \(EBUSY\)/)]);
  expect(stdout).toMatch(/^\[WARNING\] +Old servers +1 folder of an ended run could not be removed/m);
});
