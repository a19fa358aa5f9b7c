import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import path from 'node:path';
import { settings } from '../../config/env.ts';
import { projectRoot } from '../../config/project-root.ts';
import { workerCount } from '../../config/workers.ts';
import { findApplication } from '../../describe/find-application.ts';
import { leaveOut } from '../../files/left-out.ts';
import { weighTree } from '../../files/weigh-tree.ts';
import { formatBytes, text } from '../../language/text.ts';
import { stateFolder } from '../../server/run/state-folder.ts';
import type { Finding } from './finding.ts';

const MB = 1024 * 1024;
/** Logs and reports of a run of everything. */
const reportBytes = 100 * MB;
/** With less than this beside what it needs, a run that goes wrong may fill the disk. */
const reserveBytes = 900 * MB;
/** One for each test that runs, one for the server that all share, and one that the others are made of. */
const copies = workerCount + 2;

interface Room {
  readonly folder: string;
  readonly bytes: number;
  readonly needsBytes: number;
}

/** Whether there is room for logs, reports and workspaces. */
export async function checkDisk(): Promise<Finding> {
  const applicationBytes = await weighApplication();
  const needs: [string, number][] = [
    [settings.logDir, reportBytes],
    [projectRoot, reportBytes],
    [stateFolder(), reportBytes + copies * applicationBytes],
  ];
  const rooms = await Promise.all(
    needs.map(async ([folder, needsBytes]) => ({ folder, needsBytes, bytes: await measureRoom(folder) })),
  );
  const [least] = rooms.sort((one, other) => one.bytes - one.needsBytes - (other.bytes - other.needsBytes));
  return judgeRoom(least as Room, applicationBytes);
}

/** What that much room is good for. */
export function judgeRoom({ folder, bytes, needsBytes }: Room, applicationBytes = 0): Finding {
  const values = { folder, size: formatBytes(bytes), needs: formatBytes(needsBytes) };
  const key = applicationBytes > 0 ? 'doctor.disk.withCopies' : 'doctor.disk';
  const words = text(key, { ...values, count: copies, each: formatBytes(applicationBytes) });
  if (bytes >= needsBytes + reserveBytes) return { state: 'ok', words };
  const repair = 'npm run server:clean -- --days 0';
  return { state: bytes < needsBytes ? 'failed' : 'warning', words, repair };
}

async function weighApplication(): Promise<number> {
  const files = (await findApplication(settings)).start?.files;
  return files === undefined ? 0 : (await weighTree(files.folder, leaveOut(files.leftOut))).bytes;
}

/** A folder that is still to be made takes the room of the one it will lie in. */
async function measureRoom(folder: string): Promise<number> {
  let existing = folder;
  while (!existsSync(existing)) existing = path.dirname(existing);
  const disk = await statfs(existing);
  return disk.bavail * disk.bsize;
}
