import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { removeFile } from '../files/remove-folder.ts';
import { untilReleased } from '../files/until-released.ts';
import { identify, isStillThere, type ProcessIdentity } from './process/process-identity.ts';
import { until } from './process/until.ts';

/** Between the making of a claim and its content lie microseconds; whoever was killed there leaves it empty. */
const writeLimitMs = 1_000;

/** A claim lies beside its folder, and its number is one higher than that of a dead one, so that nobody removes another's. */
const fileOf = (folder: string, number: number) => `${folder}.claim-${number}.json`;

/**
 * Lets this process alone work in a folder until it gives it back or ends, however it ends.
 * @param refuse what is thrown when another live process has it
 * @returns gives it back
 */
export async function claimFolder(
  folder: string,
  refuse: (holder: ProcessIdentity) => Error,
): Promise<() => Promise<void>> {
  await mkdir(path.dirname(folder), { recursive: true });
  for (;;) {
    const claims = await listClaims(folder);
    await refuseIfHeld(folder, claims, refuse);
    const number = (claims.at(-1) ?? 0) + 1;
    const file = fileOf(folder, number);
    // In one stroke: of two that want the same number, one gets it, and the other one looks again.
    if (!(await makeClaim(file))) continue;
    // Looked at once more: others may have come and gone since the first look, and begun to count anew.
    const others = (await listClaims(folder)).filter((other) => other !== number);
    await refuseIfHeld(folder, others, refuse).catch(async (error) => {
      await removeFile(file);
      throw error;
    });
    await Promise.all(others.map((other) => removeFile(fileOf(folder, other))));
    return () => removeFile(file);
  }
}

async function makeClaim(file: string): Promise<boolean> {
  try {
    await writeFile(file, JSON.stringify((await identify(process.pid)) ?? null), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function refuseIfHeld(
  folder: string,
  claims: readonly number[],
  refuse: (holder: ProcessIdentity) => Error,
): Promise<void> {
  for (const number of claims) {
    const holder = await readHolder(fileOf(folder, number));
    if (holder !== undefined && (await isStillThere(holder))) throw refuse(holder);
  }
}

/** The numbers of the claims to a folder, the last one at the end. */
async function listClaims(folder: string): Promise<number[]> {
  const start = `${path.basename(folder)}.claim-`;
  const names = (await readdir(path.dirname(folder))).filter((name) => name.startsWith(start));
  return names.map((name) => Number.parseInt(name.slice(start.length), 10)).sort((one, other) => one - other);
}

/** @returns undefined when it has just been given back, or whoever made it was killed before it was written */
async function readHolder(file: string): Promise<ProcessIdentity | undefined> {
  let content = '';
  const read = async () => {
    content = await untilReleased(() => readFile(file, 'utf8')).catch(() => 'null');
    return content !== '';
  };
  await until(writeLimitMs, read);
  return content === '' ? undefined : ((JSON.parse(content) as ProcessIdentity | null) ?? undefined);
}
