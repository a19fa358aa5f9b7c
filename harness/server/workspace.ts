import { chmod, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { currentRun } from '../config/run.ts';
import { isInside } from '../files/is-inside.ts';
import { removeFolder } from '../files/remove-folder.ts';
import type { ApplicationFiles } from '../targets/target.ts';
import { type CopyListeners, copyApplication, copyOriginal } from './application-copy.ts';

const workspaces = () => path.join(currentRun().folder, 'workspaces');

/** The folder of a server's own; it goes with the run at the latest. */
export function nameWorkspace(id: string): string {
  return path.join(workspaces(), id);
}

/** What a workspace begins with. */
export interface WorkspaceContent extends CopyListeners {
  /** Content of files to put there beforehand, by relative path. */
  readonly files?: Readonly<Record<string, string>>;
  /** It will be the only one of its run. */
  readonly isByHand?: boolean;
}

/** Makes a folder that one server owns. One that is there already is kept, with the data of the servers before. */
export async function fillWorkspace(
  workspace: string,
  application: ApplicationFiles | undefined,
  { files = {}, isByHand, ...listeners }: WorkspaceContent = {},
): Promise<void> {
  await mkdir(workspace, { recursive: true });
  await chmod(workspace, 0o700);
  const copy = isByHand === true ? copyOriginal : copyApplication;
  if (application !== undefined) await copy(application, workspace, listeners);
  for (const [name, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(workspace, name)), { recursive: true });
    await writeFile(path.join(workspace, name), content);
  }
}

/** Removes the workspace of a server that has ended; one that somebody named, to keep it, stays. */
export async function removeWorkspace(workspace: string): Promise<void> {
  if (!isInside(workspaces(), workspace)) return;
  await removeFolder(workspace).catch(() => {}); // it goes with the run, whose removal tells of it
}
