import { type Family, findFamily } from './process-family.ts';
import { isStillThere } from './process-identity.ts';
import { hasProcessTable } from './process-table.ts';
import { findDescendants } from './stop-windows.ts';
import { listProcesses } from './windows-processes.ts';

/** The processes of a family, the root first where it is known; undefined where the system does not tell. */
export async function listFamily(family: Family): Promise<readonly number[] | undefined> {
  if (hasProcessTable) return findFamily(family).map(({ pid }) => pid);
  const { root } = family;
  if (process.platform !== 'win32' || root === undefined) return undefined;
  return [root, ...findDescendants(await listProcesses(), root)].map(({ pid }) => pid);
}

/** Whether anything of a family lives: its first process may have left, as that of a daemon does. */
export async function isFamilyThere(family: Family): Promise<boolean> {
  if (family.root !== undefined && (await isStillThere(family.root))) return true;
  return hasProcessTable && findFamily(family).length > 0;
}
