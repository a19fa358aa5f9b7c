import { statfs } from 'node:fs/promises';
import { currentRun } from '../config/run.ts';
import { formatBytes, formatDecimal, text } from '../language/text.ts';
import { findListeningAddresses } from './port/listeners.ts';
import { describeAnswer } from './probe.ts';
import { describeExit, type Exit } from './process/exit.ts';
import { findFamily } from './process/process-family.ts';
import { hasProcessTable, readCommand, readVitals } from './process/process-table.ts';
import type { RunningServer } from './server.ts';
import { quoteTail } from './server-error.ts';

/**
 * What can be seen of a server from outside, for who wants to know why it does not answer, or how it ended: its
 * health, processes, sockets, disk and last lines.
 * @param exit how it ended, where that is known
 */
export async function portrayServer(server: RunningServer, exit: Exit | undefined): Promise<string> {
  const { healthUrl, workspace, logs } = server;
  const pids = findPids(server);
  const processes = describeProcesses(pids);
  const sockets = await describeSockets(pids);
  const disk = workspace === undefined ? [] : await describeDisk(workspace);
  return [
    describeLife(server, pids, exit),
    text('portrait.health', { url: healthUrl, value: await describeAnswer(healthUrl) }),
    ...section(text('portrait.processes'), processes),
    ...section(text('portrait.sockets'), sockets),
    ...section(text('portrait.disk'), disk),
    '',
    ...(logs === undefined ? [text('evidence.noLogs')] : await quoteTail(logs)),
    '',
  ].join('\n');
}

function describeLife(
  { name, url }: RunningServer,
  pids: readonly number[] | undefined,
  exit: Exit | undefined,
): string {
  if (exit !== undefined) return text('portrait.ended', { name, url, exit: describeExit(exit) });
  return text(pids?.length === 0 ? 'portrait.gone' : 'portrait.runs', { name, url });
}

/** Undefined where the system does not tell, and for a server that is not ours. */
function findPids({ id, logs }: RunningServer): readonly number[] | undefined {
  if (!hasProcessTable || logs === undefined) return undefined;
  return findFamily({ marker: `${currentRun().id}/${id}`, logs }).map(({ pid }) => pid);
}

function describeProcesses(pids: readonly number[] | undefined): string[] {
  if (pids === undefined) return [text('portrait.unknown')];
  if (pids.length === 0) return [text('portrait.noProcess')];
  return pids.flatMap((pid) => {
    const vitals = readVitals(pid);
    if (vitals === undefined) return [];
    const { isComputing, seconds, bytes, threads, waitsIn } = vitals;
    return text('portrait.process', {
      pid,
      command: readCommand(pid).split(' ', 1).join(),
      state: isComputing ? text('portrait.computes') : text('portrait.waits', { place: waitsIn || '?' }),
      seconds: formatDecimal(seconds),
      memory: formatBytes(bytes),
      threads,
    });
  });
}

async function describeSockets(pids: readonly number[] | undefined): Promise<string[]> {
  const addresses = pids && (await findListeningAddresses(pids));
  if (addresses === undefined) return [text('portrait.unknown')];
  return addresses.length === 0 ? [text('portrait.noSocket')] : addresses;
}

async function describeDisk(folder: string): Promise<string[]> {
  const disk = await statfs(folder).catch(() => undefined);
  if (disk === undefined) return [text('portrait.noFolder', { folder })];
  const [free, size] = [disk.bavail * disk.bsize, disk.blocks * disk.bsize].map(formatBytes);
  return [text('portrait.space', { folder, free: free ?? '', size: size ?? '' })];
}

/** Nothing at all when there is nothing to say. */
function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];
}
