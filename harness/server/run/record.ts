import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Readiness } from '../../config/readiness.ts';
import { removeFile } from '../../files/remove-folder.ts';
import { replaceFile } from '../../files/replace-file.ts';
import { untilReleased } from '../../files/until-released.ts';
import type { LogFiles } from '../logs/log-files.ts';
import type { Family } from '../process/process-family.ts';
import type { ProcessIdentity } from '../process/process-identity.ts';
import type { Wishes } from '../wishes.ts';

/** What makes a process a server: where it answers and where it writes. */
export interface ServerPlace {
  /** Name of its target. */
  readonly target: string;
  readonly url: string;
  readonly healthUrl: string;
  readonly host: string;
  readonly port: number;
  /** How it is asked for its health; absent in the record of an older version. */
  readonly readiness?: Readiness;
  readonly workspace: string;
  /** The application's own folder, which tells two servers of one target apart; absent where it has none. */
  readonly folder?: string;
  /** Whether it goes on when its starter has ended. */
  readonly isBackground: boolean;
  /** Whether a person started it, not a test run. */
  readonly isByHand: boolean;
  /** The project folder it was started from. */
  readonly checkout: string;
  /** Whether its workspace stays when it ends. */
  readonly keepsData: boolean;
  /** What it was asked to be; absent where nobody will ask for it again. */
  readonly wishes?: Wishes;
}

/** What another process needs to find and end a process of ours. Holds no argument and no secret. */
export interface ProcessRecord {
  readonly id: string;
  readonly name: string;
  readonly marker: string;
  readonly process: ProcessIdentity;
  readonly ownerPid: number;
  readonly startedAt: string;
  readonly logs: LogFiles;
  /** What came out of it, as far as it was seen. */
  readonly seen?: readonly ProcessIdentity[];
  /** When it ended without having been told to, milliseconds since 1970: its number may be another's since then. */
  readonly endedAtMs?: number;
  /** Absent for a service, such as Redis. */
  readonly server?: ServerPlace;
}

/** By what its processes are known. */
export function familyOf({ marker, process: root, logs, seen, server }: ProcessRecord): Family {
  return { marker, root, logs, seen, workspace: nameOwnFolder(server) };
}

/** The folder in which only a server works; in data that is kept, its user does as well. */
export function nameOwnFolder(server: ServerPlace | undefined): string | undefined {
  return server?.keepsData ? undefined : server?.workspace;
}

const folderOf = (runFolder: string) => path.join(runFolder, 'records');
const fileOf = (runFolder: string, id: string) => path.join(folderOf(runFolder), `${id}.json`);

/** Writes a record; a reader sees all of it or nothing. */
export async function writeRecord(runFolder: string, record: ProcessRecord): Promise<void> {
  // Not with its parents: the folder of a run that is over must not come back.
  await mkdir(folderOf(runFolder)).catch((error) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await writeJson(fileOf(runFolder, record.id), record);
}

/** All records of a run; none when the run never started a process. */
export async function readRecords(runFolder: string): Promise<ProcessRecord[]> {
  const names = await readdir(folderOf(runFolder)).catch(() => []);
  const files = names
    .filter((name) => name.endsWith('.json'))
    .map((name) => path.join(folderOf(runFolder), name));
  // One that cannot be read is left out as a spoilt one is: it must end no list and no stop of the others.
  const records = await Promise.all(
    files.map((file) => readJson<ProcessRecord>(file).catch(() => undefined)),
  );
  return records.filter((record) => record !== undefined);
}

/** Forgets a process that has ended. */
export async function removeRecord(runFolder: string, id: string): Promise<void> {
  await removeFile(fileOf(runFolder, id));
}

/** Writes JSON in one stroke, by renaming a finished file. */
export async function writeJson(file: string, value: unknown): Promise<void> {
  const draft = `${file}.${process.pid}.draft`;
  await writeFile(draft, JSON.stringify(value, null, 2), { mode: 0o600 });
  await replaceFile(draft, file);
}

/**
 * Reads JSON, or undefined when the file is not there (any more), or a full disk or a power cut has spoilt it. Waits for
 * whoever holds it on Windows.
 * @throws the error of the system, when it still cannot be read then
 */
export async function readJson<T>(file: string): Promise<T | undefined> {
  try {
    return JSON.parse(await untilReleased(() => readFile(file, 'utf8'))) as T;
  } catch (error) {
    // Otherwise one spoilt record would keep every command and every start from working.
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
