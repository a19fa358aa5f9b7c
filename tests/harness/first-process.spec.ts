import { expect, serve, test } from '../support/cli-test.ts';
import { canFollowTrees, isRunning, readPids } from '../support/stopped-server.ts';

test.skip(!canFollowTrees, 'this system does not tell where a process came from');

/** How far its worker is from its first process. */
const workers = [
  ['in its session', { ESCAPE: 'no' }],
  ['that left all but its folder', { ESCAPE: 'orphan', HOLD: 'nothing', WIPE: '1' }],
] as const;

for (const [where, env] of workers) {
  test(`a server whose worker ${where} serves on is running`, async ({ place }) => {
    const wishes = { ...serve('forks-listener'), ...env };
    const { id, pid, workspace } = await place.serve(wishes);
    const pids = await readPids(workspace);
    process.kill(pid, 'SIGKILL');
    await expect.poll(() => isRunning(pid)).toBe(false);

    const rows = await place.ask('server:status');
    const again = await place.serve(wishes);
    const { stdout } = await place.run('server:stop');

    expect(rows).toMatchObject([{ id, pid, firstProcessEnded: true, health: { isHealthy: true } }]);
    expect(again).toMatchObject({ id, wasRunning: true });
    expect(stdout).toMatch(new RegExp(`^\\[OK\\] ${id}: custom stopped after`));
    expect(place.runs).toEqual([]);
    expect(pids.filter(isRunning)).toEqual([]);
  });
}

for (const [language, words] of [
  ['en', 'has ended, and what it had started goes on'],
  ['fr', "s'est terminé, et ceux qu'il avait lancés continuent"],
] as const) {
  test(`a person reads that the first process has ended (${language})`, async ({ place }) => {
    const { id, pid } = await place.serve({ ...serve('forks-listener'), ESCAPE: 'no' });
    process.kill(pid, 'SIGKILL');

    const { stdout } = await place.run('server:status', [], { WIZARD_LANG: language });

    expect(stdout).toMatch(new RegExp(`^${id} ?: .*\\(${pid}\\) ${words}$`, 'm'));
  });
}
