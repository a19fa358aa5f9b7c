import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, open, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from '@playwright/test';

/** Skips the test where a program cannot answer a signal: Windows ends it at once. */
export async function skipWithoutSignals(): Promise<void> {
  answersSignals ??= tryToAsk();
  test.skip(!(await answersSignals), 'a program here cannot answer a signal');
}

/** Skips the test where a database that is open cannot be removed: on Windows nobody can. */
export async function skipWithoutRemovalOfOpenFiles(): Promise<void> {
  const canRemove = await inFolder(async (folder) => {
    // Where it is not needed, the driver need not be there.
    const { DatabaseSync } = await import('@photostructure/sqlite');
    const file = path.join(folder, 'open.db');
    const database = new DatabaseSync(file);
    database.exec('CREATE TABLE notes (id INTEGER)');
    return rm(file).finally(() => database.close());
  });
  test.skip(!canRemove, 'a file that is open cannot be removed here');
}

/** Skips the test where a file cannot be renamed while Node has it open. */
export async function skipWithoutRenameOfOpenFiles(): Promise<void> {
  const canRename = await inFolder(async (folder) => {
    await using _file = await open(path.join(folder, 'open'), 'w');
    await rename(path.join(folder, 'open'), path.join(folder, 'new'));
  });
  test.skip(!canRename, 'a file that is open cannot be renamed here');
}

/** Skips the test where a name may not hold every character: Windows refuses some. */
export async function skipWithoutOddNames(): Promise<void> {
  const canName = await inFolder((folder) => writeFile(path.join(folder, 'line\nbreak'), ''));
  test.skip(!canName, 'a file here cannot have every name');
}

/** Asked once in each worker: it takes a process. */
let answersSignals: Promise<boolean> | undefined;

async function tryToAsk(): Promise<boolean> {
  // It ends with its input, and so with us.
  const program = `process.on('SIGTERM', () => process.exit(0)); process.stdin.resume(); console.log('ready')`;
  const child = spawn(process.execPath, ['-e', program]);
  await once(child.stdout, 'data');
  child.kill('SIGTERM');
  const [code] = await once(child, 'exit');
  return code === 0;
}

/** Whether something can be done in a folder of its own. */
async function inFolder(work: (folder: string) => Promise<void>): Promise<boolean> {
  const folder = await mkdtemp(path.join(tmpdir(), 'ability-'));
  try {
    return await work(folder).then(
      () => true,
      () => false,
    );
  } finally {
    await rm(folder, { recursive: true });
  }
}
