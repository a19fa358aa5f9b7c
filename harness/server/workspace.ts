import { chmod, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { currentRun } from '../config/run.ts';

/**
 * Makes an empty folder that one server owns; it goes with the run.
 * @param files content of files to put there beforehand, by relative path
 */
export async function createWorkspace(
  id: string,
  fill: (workspace: string) => Promise<void>,
  files: Readonly<Record<string, string>> = {},
): Promise<string> {
  const workspace = path.join(currentRun().folder, 'workspaces', id);
  await mkdir(workspace, { recursive: true });
  await chmod(workspace, 0o700);
  await fill(workspace);
  for (const [name, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(workspace, name)), { recursive: true });
    await writeFile(path.join(workspace, name), content);
  }
  return workspace;
}
