import { chmod, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { currentRun } from '../config/run.ts';

/** The folder of a server's own; it goes with the run. */
export function nameWorkspace(id: string): string {
  return path.join(currentRun().folder, 'workspaces', id);
}

/**
 * Makes a folder that one server owns. One that is there already is kept, with the data of the servers before.
 * @param files content of files to put there beforehand, by relative path
 */
export async function fillWorkspace(
  workspace: string,
  fill: (workspace: string) => Promise<void>,
  files: Readonly<Record<string, string>> = {},
): Promise<void> {
  await mkdir(workspace, { recursive: true });
  await chmod(workspace, 0o700);
  await fill(workspace);
  for (const [name, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(workspace, name)), { recursive: true });
    await writeFile(path.join(workspace, name), content);
  }
}
