import { mkdirSync, realpathSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';

/**
 * Where the runs of this user keep records, workspaces and services; other processes of the same user find it.
 * Only this user may look in: a workspace holds a database and an `.env`.
 */
export function stateFolder(): string {
  const folder = path.join(realpathSync(tmpdir()), `firstrun-${userInfo().username}`);
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  return folder;
}
