import { randomBytes } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, stat, statfs } from 'node:fs/promises';
import path from 'node:path';
import { ExplainedError } from '../../language/explained-error.ts';
import { describeReason } from '../../language/reason.ts';
import { text } from '../../language/text.ts';
import { sizeOf } from './log-lines.ts';

/** Where a process writes its two streams, byte for byte. */
export interface LogFiles {
  readonly out: string;
  readonly err: string;
}

/** A position in both files; the bytes between two marks are what was written between two moments. */
export type LogMark = Readonly<Record<keyof LogFiles, number>>;

/** A folder of this name holds the logs of one run of tests. */
const runName = /^\d{8}_\d{6}_[\da-f]+$/;
const ownName = /^([a-z_]+_\d{8}_\d{6}_[\da-f]+\.log)(\.err|\.order|\.contacts)?$/;
/** A program that finds less than this does not get far. */
const littleSpaceBytes = 1024 * 1024;

/**
 * Names of new log files: `prod_server_20260102_030405_1a2b3c.log` and the same with `.err`.
 * @param id of the process, so that its logs are found when it is gone; two may start within one second
 */
export function nameLogFiles(
  folder: string,
  kind: string,
  id = randomBytes(3).toString('hex'),
  now = new Date(),
): LogFiles {
  const out = path.join(folder, `${kind}_${stamp(now)}_${id}.log`);
  return { out, err: `${out}.err` };
}

/** The folder below `folder` for the logs of a run of tests that begins now: `20260102_030405_1a2b3c`. */
export function nameRunLogs(folder: string, runId: string): string {
  return path.join(folder, `${stamp(new Date())}_${runId.slice(0, 6)}`);
}

function stamp(time: Date): string {
  const digits = (value: number) => String(value).padStart(2, '0');
  const day = `${time.getFullYear()}${digits(time.getMonth() + 1)}${digits(time.getDate())}`;
  return `${day}_${digits(time.getHours())}${digits(time.getMinutes())}${digits(time.getSeconds())}`;
}

/**
 * Opens both files for a child process to write to.
 * @throws when the folder cannot be written to
 */
export async function openLogFiles(files: LogFiles): Promise<{ out: FileHandle; err: FileHandle }> {
  const folder = path.dirname(files.out);
  try {
    await mkdir(folder, { recursive: true });
    return { out: await open(files.out, 'a'), err: await open(files.err, 'a') };
  } catch (cause) {
    throw new ExplainedError({
      headline: text('logs.cannotWrite', { folder, reason: describeReason(cause) }),
      facts: await describeSpace(folder),
      wayOut: [text('logs.wayOut')],
      cause,
    });
  }
}

/** A line about the space left for the logs, when there is so little that a server silently ends because of it. */
export async function describeSpace(folder: string): Promise<string[]> {
  const disk = await statfs(folder).catch(() => undefined);
  if (disk === undefined || disk.bavail * disk.bsize >= littleSpaceBytes) return [];
  return [text('fact.diskFull', { folder, bytes: disk.bavail * disk.bsize })];
}

/** Where both files end now. */
export async function markLogs(files: LogFiles): Promise<LogMark> {
  return { out: await sizeOf(files.out), err: await sizeOf(files.err) };
}

/** What was written to one file from `start` to `end` (bytes; to the end when absent). */
export async function readLog(file: string, start = 0, end?: number): Promise<string> {
  await using handle = await open(file, 'r');
  const length = Math.max(0, (end ?? (await handle.stat()).size) - start);
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, start);
  return buffer.toString('utf8', 0, bytesRead);
}

/** Our logs in a folder; none if it is not there. */
export async function listLogs(folder: string): Promise<string[]> {
  return (await groupLogs(folder)).flatMap(({ files }) => files.map(({ file }) => file));
}

/** The files that belong to one process: both streams, and what was noted of their order and of its contacts. */
export interface LogGroup {
  /** The path of its stdout, whether that is still there or not. */
  readonly out: string;
  readonly files: readonly { readonly file: string; readonly mtimeMs: number }[];
}

/** Our logs in a folder and in those of its runs, by process; what others have put there is not looked at. */
export async function groupLogs(folder: string): Promise<LogGroup[]> {
  const folders = [folder, ...(await listRunLogs(folder))];
  return (await Promise.all(folders.map(groupFiles))).flat();
}

/** Whether a folder is, by its name, one for the logs of a run of tests. */
export function isOfRun(folder: string): boolean {
  return runName.test(path.basename(folder));
}

async function listRunLogs(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.map((name) => path.join(folder, name)).filter(isOfRun);
}

async function groupFiles(folder: string): Promise<LogGroup[]> {
  const groups = new Map<string, { file: string; mtimeMs: number }[]>();
  for (const name of await readdir(folder).catch(() => [])) {
    const [, out] = ownName.exec(name) ?? [];
    if (out === undefined) continue;
    const file = path.join(folder, name);
    const found = await stat(file).catch(() => undefined);
    if (found !== undefined) groups.set(out, [...(groups.get(out) ?? []), { file, mtimeMs: found.mtimeMs }]);
  }
  return [...groups].map(([out, files]) => ({ out: path.join(folder, out), files }));
}
