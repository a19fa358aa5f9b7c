import { existsSync } from 'node:fs';
import { mkdir, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { execa } from 'execa';
import { inheritedEnvironment } from '../../harness/config/inherited-environment.ts';
import { systemFolders } from '../../harness/config/system-folders.ts';
import { launchServer } from '../../harness/server/launch.ts';
import { skipWithoutSignals } from '../support/skip-without.ts';
import { canFollowTrees, findRemains } from '../support/stopped-server.ts';
import { commandTarget } from '../support/tiny-target.ts';

const program = path.join(import.meta.dirname, '../support', 'stop-tree-program.ts');
const drains = path.resolve(import.meta.dirname, '../../fixtures/servers/drains.mjs');
const busybox = systemFolders.path.map((folder) => path.join(folder, 'busybox')).find(existsSync);

test.skip(!canFollowTrees, 'this system does not tell where a process came from');

/** Starts and stops a tree where the only programs are node and those given, and gives what is left of it. */
async function stopTreeWith(folder: string, programs: Readonly<Record<string, string>>): Promise<unknown> {
  await mkdir(folder);
  for (const [name, file] of Object.entries({ node: process.execPath, ...programs }))
    await symlink(file, path.join(folder, name));
  const { stdout } = await execa(process.execPath, ['--import', 'tsx', program], {
    env: { ...inheritedEnvironment(), PATH: folder },
    extendEnv: false,
  });
  return JSON.parse(stdout);
}

test('a tree ends where there is no ps', async ({}, info) => {
  const remains = await stopTreeWith(info.outputPath('bin'), {});

  expect(remains).toEqual({ noted: 2, alive: [], isPortTaken: false });
});

test('a tree ends where ps is BusyBox’s', async ({}, info) => {
  test.skip(busybox === undefined, 'BusyBox is not installed (apt-get install busybox)');

  const remains = await stopTreeWith(info.outputPath('bin'), { ps: busybox ?? '', sh: busybox ?? '' });

  expect(remains).toEqual({ noted: 2, alive: [], isPortTaken: false });
});

/** pnpm is ours, so that the test does not depend on what is installed. */
const pnpm = path.join(path.dirname(createRequire(import.meta.url).resolve('pnpm')), 'bin', 'pnpm.cjs');
const scripts = { start: `node ${JSON.stringify(drains)}` };
const runners = [
  ['npm start', 'npm', ['start']],
  ['npm run', 'npm', ['run', '--silent', 'start']],
  ['pnpm run', process.execPath, [pnpm, 'run', 'start']],
  ['pnpm exec', process.execPath, [pnpm, 'exec', 'node', drains]],
] as const;

for (const [name, file, args] of runners) {
  test(`a server started by ${name} drains and leaves nothing`, async () => {
    await skipWithoutSignals();
    const files = { 'package.json': JSON.stringify({ name: 'server', scripts }) };
    const server = await launchServer(commandTarget(file, args), { files });

    await server.stop();

    expect(await findRemains(server)).toEqual({ noted: 1, alive: [], isPortTaken: false });
    expect(await readFile(server.logs.err, 'utf8')).toContain('drained, asked 1 time(s)\n');
  });
}
