import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import path from 'node:path';
import { settings } from '../../config/env.ts';
import { projectRoot } from '../../config/project-root.ts';
import { formatBytes, text } from '../../language/text.ts';
import { stateFolder } from '../../server/run/state-folder.ts';
import type { Finding } from './finding.ts';

const MB = 1024 * 1024;
/** A run of everything leaves some 60 MB of reports, and each copy of an application may take as much. */
const enoughBytes = 1024 * MB;
const leastBytes = 100 * MB;

/** Whether there is room for logs, reports and workspaces. */
export async function checkDisk(): Promise<Finding> {
  const folders = [settings.logDir, stateFolder(), projectRoot];
  const rooms = await Promise.all(
    folders.map(async (folder) => ({ folder, bytes: await measureRoom(folder) })),
  );
  const [least] = rooms.sort((one, other) => one.bytes - other.bytes);
  return judgeRoom(least?.folder ?? '', least?.bytes ?? 0);
}

/** What that much room is good for. */
export function judgeRoom(folder: string, bytes: number): Finding {
  const words = text('doctor.disk', { folder, size: formatBytes(bytes) });
  if (bytes >= enoughBytes) return { state: 'ok', words };
  const repair = 'npm run server:clean -- --days 0';
  return { state: bytes < leastBytes ? 'failed' : 'warning', words, repair };
}

/** A folder that is still to be made takes the room of the one it will lie in. */
async function measureRoom(folder: string): Promise<number> {
  let existing = folder;
  while (!existsSync(existing)) existing = path.dirname(existing);
  const disk = await statfs(existing);
  return disk.bavail * disk.bsize;
}
