import { type Family, findFamily } from './process-family.ts';
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
