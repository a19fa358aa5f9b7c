import { settings } from '../config/env.ts';
import { type ListedServer, listServers } from '../server/list-servers.ts';
import type { Target } from '../targets/target.ts';

/** The server of a target that a person started already; another port or host asks for another one. */
export async function findRunning(
  target: Target,
  options: { readonly port?: number; readonly host?: string } = {},
): Promise<ListedServer | undefined> {
  const port = options.port ?? settings.port;
  return (await listServers()).find(
    (server) =>
      server.isByHand &&
      server.target === target.name &&
      server.folder === target.folder &&
      (port === undefined || server.port === port) &&
      (options.host === undefined || server.host === options.host),
  );
}
