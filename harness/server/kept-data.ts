import { existsSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../config/project-root.ts';
import { removeFolder } from '../files/remove-folder.ts';
import { ExplainedError } from '../language/explained-error.ts';
import { text } from '../language/text.ts';
import { type ListedServer, listServers } from './list-servers.ts';

/** The workspace of a target whose data is to stay when its server ends. */
export function keptDataFolder(target: string): string {
  return path.join(projectRoot, '.firstrun', target);
}

/** Whether a server of this target was ever told to keep its data. */
export function hasKeptData(target: string): boolean {
  return existsSync(keptDataFolder(target));
}

/**
 * Two servers must not write to the same data.
 * @throws naming the live server that uses it
 */
export async function provideKeptData(target: string): Promise<string> {
  const folder = keptDataFolder(target);
  const user = await findUser(folder);
  if (user !== undefined) throw explain(folder, user);
  return folder;
}

/**
 * Puts the kept workspace of a target back to not installed.
 * @throws naming the live server that uses it, or what cannot be removed
 */
export async function resetKeptData(target: string): Promise<void> {
  // The folder itself goes: were it a link, only the link would.
  await removeFolder(await provideKeptData(target));
}

async function findUser(folder: string): Promise<ListedServer | undefined> {
  return (await listServers()).find(({ workspace }) => path.resolve(workspace) === folder);
}

function explain(folder: string, { id, url }: ListedServer): ExplainedError {
  return new ExplainedError({
    headline: text('keptData.inUse', { folder, id, url }),
    wayOut: [text('wayOut.stopServer', { command: `npm run server:stop -- --id ${id}` })],
  });
}
