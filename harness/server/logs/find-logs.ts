import { settings } from '../../config/env.ts';
import { isOfThisCheckout } from '../checkout.ts';
import { type ListedServer, listServers } from '../list-servers.ts';
import { groupLogs, type LogFiles } from './log-files.ts';

/** Logs of a server, and the server while it lives. */
export interface FoundLogs {
  readonly logs: LogFiles;
  readonly server?: ListedServer;
}

/**
 * The logs of the server with this id, else of the newest live one of this checkout, else the ones that were written to
 * last in the log folder, although their server is gone.
 */
export async function findLogs(id?: string): Promise<FoundLogs | undefined> {
  const server = (await listServers()).find((server) =>
    id === undefined ? isOfThisCheckout(server) : server.id === id,
  );
  if (server !== undefined) return { logs: server.logs, server };
  const groups = (await groupLogs(settings.logDir)).filter(({ out }) => isServerLog(out, id));
  const newest = groups.sort((one, other) => lastChange(other.files) - lastChange(one.files))[0];
  return newest && { logs: { out: newest.out, err: `${newest.out}.err` } };
}

/** A database server writes logs of its own beside them. */
function isServerLog(out: string, id: string | undefined): boolean {
  return /prod_server_[^/\\]+$/.test(out) && (id === undefined || out.endsWith(`_${id}.log`));
}

function lastChange(files: readonly { readonly mtimeMs: number }[]): number {
  return Math.max(...files.map(({ mtimeMs }) => mtimeMs));
}
