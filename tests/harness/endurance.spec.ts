import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { execa } from 'execa';
import { inheritedEnvironment } from '../../harness/config/inherited-environment.ts';
import { systemFolders } from '../../harness/config/system-folders.ts';
import { readProcessTable, readProgram, readVariable } from '../../harness/server/process/process-table.ts';
import { canFollowTrees } from '../support/stopped-server.ts';

const program = path.join(import.meta.dirname, '../support', 'endurance-program.ts');
const servers = path.resolve(import.meta.dirname, '../../fixtures/servers');
const hasPerl = systemFolders.path.some((folder) => existsSync(path.join(folder, 'perl')));
/** Node takes ten times as long to start, and starting is all that is done here. */
const command = hasPerl
  ? ['perl', path.join(servers, 'quick.pl')]
  : [process.execPath, path.join(servers, 'healthy.mjs')];
/** A thousand together, in parts that may run side by side. */
const parts = [1, 2, 3, 4];
const count = 250;

test.skip(!canFollowTrees, 'this system does not tell where a process came from');

for (const part of parts) {
  test(`part ${part} of 1,000 starts and stops leaks nothing`, async ({}, info) => {
    test.slow();
    const temp = info.outputPath('tmp');
    await mkdir(temp);

    const { stdout } = await execa(
      process.execPath,
      ['--import', 'tsx', program, String(count), ...command],
      {
        env: { ...inheritedEnvironment(), TMPDIR: temp, WIZARD_LOG_DIR: info.outputPath('logs') },
        extendEnv: false,
      },
    );

    expect(JSON.parse(stdout)).toEqual({
      started: count,
      ports: 0,
      records: 0,
      inRun: ['records', 'runner.json', 'workspaces'],
      files: 0,
      handles: 0,
      runs: [],
    });
    const left = readProcessTable().filter(({ pid }) => readVariable(pid, 'TMPDIR') === temp);
    expect(left.map(({ pid }) => readProgram(pid))).toEqual([]);
  });
}
