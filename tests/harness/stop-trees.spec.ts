import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { execa } from 'execa';
import { launchServer } from '../../harness/server/launch.ts';
import { identify, isStillThere } from '../../harness/server/process/process-identity.ts';
import { readFolder, readProcessTable, readProgram } from '../../harness/server/process/process-table.ts';
import { stopTree } from '../../harness/server/process/stop-tree.ts';
import { skipWithoutSignals } from '../support/skip-without.ts';
import { canFollowTrees, findRemains, isRunning, readPids } from '../support/stopped-server.ts';
import { commandTarget, pythonTarget, tinyTarget } from '../support/tiny-target.ts';

const chain = path.resolve(import.meta.dirname, '../../fixtures/servers/chain.sh');
const forksListener = path.resolve(import.meta.dirname, '../../fixtures/servers/forks-listener.mjs');
const chainOf = (length: number, server: string) => commandTarget('sh', [chain, String(length), server]);
const forks = tinyTarget('forks-listener');
const nothingLeft = { alive: [], isPortTaken: false };

test.skip(!canFollowTrees, 'this system does not tell where a process came from');

/** What kind of tree, who starts it, what it is like, of how many processes that note themselves it consists. */
const trees = [
  ['a child that listens', forks, { ESCAPE: 'no' }, 2],
  ['a child in its own session', forks, { ESCAPE: 'session' }, 2],
  ['a child in its own session without the logs', forks, { ESCAPE: 'session', HOLD: 'nothing' }, 2],
  ['a doubly forked child', forks, { ESCAPE: 'orphan' }, 2],
  ['a doubly forked child without the logs', forks, { ESCAPE: 'orphan', HOLD: 'nothing' }, 2],
  ['a child without environment', forks, { ESCAPE: 'no', WIPE: '1' }, 2],
  ['a doubly forked child without environment', forks, { ESCAPE: 'orphan', WIPE: '1' }, 2],
  ['a child that left all but its folder', forks, { ESCAPE: 'orphan', WIPE: '1', HOLD: 'nothing' }, 2],
  ['a process without its first thread', pythonTarget('loses-its-first-thread'), {}, 1],
  ['a child that ignores SIGTERM', forks, { ESCAPE: 'no', CHILD: 'stubborn' }, 2],
  ['a doubly forked child that ignores SIGTERM', forks, { ESCAPE: 'orphan', CHILD: 'stubborn' }, 2],
  ['a chain of seven processes', chainOf(6, 'healthy'), {}, 7],
  ['a wrapper around a server that ignores', chainOf(1, 'stubborn'), {}, 2],
  ['a server that ignores SIGTERM', tinyTarget('stubborn'), { IGNORED: 'SIGTERM' }, 1],
  ['a server that ignores SIGTERM and SIGINT', tinyTarget('stubborn'), { IGNORED: 'SIGTERM SIGINT' }, 1],
] as const;

for (const [what, target, env, count] of trees) {
  test(`${what} leaves nothing behind`, async () => {
    const server = await launchServer(target, { env, graceMs: 300 });

    await server.stop();

    expect(await findRemains(server)).toEqual({ ...nothingLeft, noted: count });
  });
}

/** What such a child is still known by. */
const orphans = [
  ['its logs', { ESCAPE: 'session', WIPE: '1' }],
  ['its session', { ESCAPE: 'no', WIPE: '1', HOLD: 'nothing' }],
  ['its environment', { ESCAPE: 'session', HOLD: 'nothing' }],
] as const;

for (const [trace, env] of orphans) {
  test(`a child whose parent was killed is found by ${trace}`, async () => {
    const server = await launchServer(forks, { env });
    process.kill(server.pid, 'SIGKILL');
    await server.died;

    await server.stop();

    expect(await findRemains(server)).toEqual({ ...nothingLeft, noted: 2 });
  });
}

test('a child that left session, tree and environment is remembered', async ({}, info) => {
  const elsewhere = info.outputPath();
  const env = { ESCAPE: 'session', HOLD: 'nothing', WIPE: '1', FOLDER: elsewhere };
  const server = await launchServer(forks, { env });
  process.kill(server.pid, 'SIGKILL');
  await server.died;

  await server.stop();

  expect((await readPids(elsewhere)).filter(isRunning)).toEqual([]);
});

test('a stop ends a child that only the number of its parent tells', async ({}, info) => {
  const folder = info.outputPath();
  const env = { HOST: '127.0.0.1', PORT: '0', CHILD: 'stubborn', HOLD: 'nothing', WIPE: '1' };
  const parent = spawn(process.execPath, [forksListener], { cwd: folder, env, stdio: 'ignore' });
  await expect.poll(() => readPids(folder).catch(() => [])).toHaveLength(2);

  const root = await identify(parent.pid as number);
  await stopTree({ name: 'parent', marker: 'no/marker', root, graceMs: 300 });

  expect((await readPids(folder)).filter(isRunning)).toEqual([]);
});

/** What works in the folder of a server and did not come out of it. */
const strangers = [
  ['of a terminal', 'script', ['-qfc', 'exec sleep 60', '/dev/null'], {}, undefined],
  ['of a display', 'setsid', ['-f', 'sleep', '60'], { DISPLAY: ':0' }, undefined],
  ['of a test', 'sleep', ['60'], {}, undefined],
  ['of anybody, when its data is kept,', 'setsid', ['-f', 'sleep', '60'], {}, 'kept'],
] as const;

for (const [whose, file, args, env, kept] of strangers) {
  test(`a process ${whose} that works in its folder is left alone`, async ({}, info) => {
    const server = await launchServer(tinyTarget('healthy'), kept && { workspace: info.outputPath(kept) });
    const stranger = execa(file, args, {
      cwd: server.workspace,
      env,
      stdin: 'ignore',
      detached: true,
      reject: false,
    });
    const findSleeper = () =>
      readProcessTable().find(
        ({ pid }) => readFolder(pid) === server.workspace && /sleep$/.test(readProgram(pid)),
      )?.pid;
    await expect.poll(findSleeper).toBeDefined();
    const sleeper = findSleeper() as number;

    await server.stop();

    expect(isRunning(sleeper)).toBe(true);
    process.kill(sleeper);
    await stranger;
  });
}

test('a server that daemonizes itself is refused and ended', async ({}, info) => {
  const workspace = info.outputPath('workspace');

  const start = launchServer(tinyTarget('daemonizes'), { workspace });

  await expect(start).rejects.toThrow('ended with exit code 0');
  expect((await readPids(workspace)).filter(isRunning)).toEqual([]);
});

/** Who starts the server that drains, and how. */
const drains = [
  ['a server', tinyTarget('drains'), {}],
  ['a server whose wrapper passes it on', tinyTarget('passes-on'), {}],
  ['a server whose wrapper keeps it to itself', tinyTarget('passes-on'), { PASS: '0' }],
  ['a busy server whose wrapper leaves', tinyTarget('passes-on'), { LEAVES: '1', COMPUTES: '1' }],
  ['a server behind shells', chainOf(2, 'drains'), {}],
] as const;

for (const [what, target, env] of drains) {
  test(`${what} drains, asked exactly once`, async () => {
    await skipWithoutSignals();
    const server = await launchServer(target, { env: { ...env, DRAIN_MS: '1500' }, graceMs: 4_000 });

    await server.stop();

    expect(await readFile(server.logs.err, 'utf8')).toBe('ready\ndraining\ndrained, asked 1 time(s)\n');
  });
}

test('a stubborn server ends right after its grace', async () => {
  const server = await launchServer(tinyTarget('stubborn'), { graceMs: 400 });
  const begin = performance.now();

  await server.stop();

  const elapsedMs = performance.now() - begin;
  expect(elapsedMs).toBeGreaterThan(400);
  // On an idle machine 20 ms more; the other tests of the run take their share.
  expect(elapsedMs).toBeLessThan(400 + 100 + 200);
});

test('a clock that jumps back lengthens no grace', async () => {
  const server = await launchServer(tinyTarget('stubborn'), { graceMs: 200 });
  const begin = performance.now();
  const { now } = Date;
  Date.now = () => now() - 3_600_000;

  await server.stop().finally(() => {
    Date.now = now;
  });

  expect(performance.now() - begin).toBeLessThan(2_000);
});

test('a reader of its logs is left alone', async () => {
  const server = await launchServer(tinyTarget('healthy'));
  const reader = spawn('tail', ['-f', server.logs.out], { stdio: 'ignore' });
  await once(reader, 'spawn');

  await server.stop();

  expect(isRunning(reader.pid as number)).toBe(true);
  reader.kill();
});

test('a stranger with the pid of the dead is left alone', async () => {
  const stranger = spawn('sleep', ['60'], { stdio: 'ignore', detached: true });
  await once(stranger, 'spawn');
  const pid = stranger.pid as number;

  const root = { pid, startTime: '1' };
  await stopTree({ name: 'dead', marker: 'no/marker', root, graceMs: 100 });

  expect(isRunning(pid)).toBe(true);
  expect(await isStillThere(root)).toBe(false);
  stranger.kill();
});
