import type { RunningServer } from '../server/server.ts';
import type { Database, DatabaseServer } from '../services/database-server.ts';
import type { Service } from '../services/service.ts';
import type { OnDemand } from './service-fixtures.ts';

/** The databases of the servers that the tests of a worker start. */
export interface ServerDatabases {
  /** Why a server cannot have one; undefined where it can, or needs none. */
  lackAt(server: RunningServer): string | undefined;
  /** The one of a server, at each call; undefined where none is asked for, or somebody else has started the server. */
  of(server: RunningServer): Promise<Database | undefined>;
}

/**
 * Gives each server a database of its own. All stay until the worker ends: a server may look into its own for as long
 * as it runs, and a missing one would be news in its log.
 * @param engine where they are made; undefined where none is asked for
 */
export async function lendDatabases(
  engine: OnDemand<DatabaseServer> | undefined,
  use: (databases: ServerDatabases) => Promise<void>,
): Promise<void> {
  const made = new Map<string, Promise<Database>>();
  await use({
    lackAt: ({ workspace }) =>
      workspace === undefined || engine === undefined ? undefined : tellLack(engine.service),
    of: async ({ workspace }) => {
      if (engine === undefined || workspace === undefined) return undefined;
      const database = made.get(workspace) ?? engine.start().then((server) => server.createDatabase());
      made.set(workspace, database);
      return database;
    },
  });
  const databases = await Promise.allSettled(made.values());
  await Promise.all(databases.map((each) => each.status === 'fulfilled' && each.value.drop()));
}

function tellLack(service: Service<unknown>): string | undefined {
  return service.available ? undefined : `${service.reason} (${service.repair})`;
}
