import { statfs } from 'node:fs/promises';
import { currentRun } from '../config/run.ts';
import { formatBytes, formatDecimal, text } from '../language/text.ts';
import { describeAnswer } from './describe-answer.ts';
import { inspectAnswer } from './health.ts';
import { findListeningAddresses } from './port/listeners.ts';
import { describeExit, type Exit } from './process/exit.ts';
import { listFamily } from './process/list-family.ts';
import { type Activity, readVitals, type Vitals } from './process/vitals.ts';
import { familyOf, readRecords } from './run/record.ts';
import type { RunningServer } from './server.ts';
import { quoteTail } from './server-error.ts';

/** Whom a portrait shows: a server, or one that never became one. */
export type Sitter = Pick<RunningServer, 'name' | 'url' | 'healthUrl' | 'workspace' | 'logs'> & {
  /** Its processes; undefined where nobody knows them. */
  readonly pids: readonly number[] | undefined;
  /** How it ended, where that is known. */
  readonly exit: Exit | undefined;
};

/** What can be seen of a server from outside, for who wants to know why it does not answer, or how it ended. */
export async function portrayServer(server: RunningServer, exit: Exit | undefined): Promise<string> {
  return portray({ ...server, exit, pids: await findPids(server) });
}

/** Health or end, processes, sockets, disk and last lines. */
export async function portray({
  name,
  url,
  healthUrl,
  workspace,
  logs,
  pids,
  exit,
}: Sitter): Promise<string> {
  const [answer, processes, sockets, disk] = await Promise.all([
    inspectAnswer(healthUrl).then(describeAnswer),
    describeProcesses(pids),
    describeSockets(pids),
    workspace === undefined ? [] : describeDisk(workspace),
  ]);
  return [
    exit === undefined
      ? text('portrait.of', { name, url })
      : text('portrait.ended', { name, url, exit: describeExit(exit) }),
    text('portrait.health', { url: healthUrl, value: answer }),
    ...section(text('portrait.processes'), processes),
    ...section(text('portrait.sockets'), sockets),
    ...section(text('portrait.disk'), disk),
    '',
    ...(logs === undefined ? [text('evidence.noLogs')] : await quoteTail(logs)),
    '',
  ].join('\n');
}

/** By what its starter has written down of it; undefined for a server that is not ours. */
async function findPids({ id, logs }: RunningServer): Promise<readonly number[] | undefined> {
  if (logs === undefined) return undefined;
  const run = currentRun();
  const record = (await readRecords(run.folder)).find((each) => each.id === id);
  return listFamily(record === undefined ? { marker: `${run.id}/${id}`, logs } : familyOf(record));
}

async function describeProcesses(pids: readonly number[] | undefined): Promise<string[]> {
  const family = pids && (await readVitals(pids));
  if (family === undefined) return [text('portrait.unknown')];
  return family.length === 0 ? [text('portrait.noProcess')] : family.map(describeVitals);
}

function describeVitals({ pid, program, seconds, bytes, threads, activity }: Vitals): string {
  const state = activity && describeActivity(activity);
  const values = { seconds: formatDecimal(seconds), memory: formatBytes(bytes), threads };
  return [`${pid} ${program}`, ...(state === undefined ? [] : [state]), text('portrait.uses', values)].join(
    ', ',
  );
}

function describeActivity({ isComputing, isStopped, waitsIn }: Activity): string {
  if (isStopped) return text('portrait.stopped');
  return isComputing ? text('portrait.computes') : text('portrait.waits', { place: waitsIn || '?' });
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
