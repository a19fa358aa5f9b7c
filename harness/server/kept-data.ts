import { existsSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../config/project-root.ts';
import { removeFolder } from '../files/remove-folder.ts';
import { ExplainedError } from '../language/explained-error.ts';
import { text } from '../language/text.ts';
import { claimFolder } from './folder-claim.ts';
import { listServers } from './list-servers.ts';
import type { ProcessIdentity } from './process/process-identity.ts';

/** The workspace of a target whose data is to stay when its server ends. */
export function keptDataFolder(target: string): string {
  return path.join(projectRoot, '.firstrun', target);
}

/** Whether a server of this target was ever told to keep its data. */
export function hasKeptData(target: string): boolean {
  return existsSync(keptDataFolder(target));
}

/**
 * Works in the kept workspace of a target, where only one may work at a time: two servers must not write to the same
 * data. A server that is started there is known by its record from then on, also when this work is done.
 * @throws naming the live server or the command that works in it
 */
export async function withKeptData<T>(target: string, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = keptDataFolder(target);
  // Before the claim as well: a server has a name, and the command that stays with it only a number.
  await refuseIfUsed(folder);
  const giveBack = await claimFolder(folder, (holder) => explainClaim(folder, holder));
  try {
    await refuseIfUsed(folder);
    return await work(folder);
  } finally {
    await giveBack();
  }
}

/**
 * Puts the kept workspace of a target back to not installed.
 * @throws naming who works in it, or what cannot be removed
 */
export async function resetKeptData(target: string): Promise<void> {
  // The folder itself goes: were it a link, only the link would.
  await withKeptData(target, removeFolder);
}

async function refuseIfUsed(folder: string): Promise<void> {
  const user = (await listServers()).find(({ workspace }) => path.resolve(workspace) === folder);
  if (user === undefined) return;
  const { id, url } = user;
  throw new ExplainedError({
    headline: text('keptData.inUse', { folder, id, url }),
    wayOut: [text('wayOut.stopServer', { command: `npm run server:stop -- --id ${id}` })],
  });
}

function explainClaim(folder: string, { pid }: ProcessIdentity): ExplainedError {
  return new ExplainedError({
    headline: text('keptData.claimed', { folder, pid }),
    wayOut: [text('keptData.wait'), text('cli.wayOut.status', { command: 'npm run server:status' })],
  });
}
