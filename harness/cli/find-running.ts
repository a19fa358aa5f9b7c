import { settings } from '../config/env.ts';
import { isOfThisCheckout } from '../server/checkout.ts';
import { type ListedServer, listServers } from '../server/list-servers.ts';
import type { Application } from '../targets/target.ts';

/** The server of a target that a person has started from this checkout, at the port of the settings where they name one. */
export async function findRunning(target: Application): Promise<ListedServer | undefined> {
  const { port } = settings;
  return (await listServers()).find(
    (server) =>
      server.isByHand &&
      isOfThisCheckout(server) &&
      server.target === target.name &&
      server.folder === target.folder &&
      (port === undefined || server.port === port),
  );
}
