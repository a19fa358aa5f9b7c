import { formatAge, text } from '../../language/text.ts';
import { listServers } from '../../server/list-servers.ts';
import { measureUptime } from '../../server/process/uptime.ts';
import { findDeadRuns } from '../../server/run/leftovers.ts';
import { listUnremovedRuns } from '../../server/run/run-folder.ts';
import type { Finding } from './finding.ts';

/** Nobody means a server to run for longer: it was forgotten. */
const oldMs = 24 * 60 * 60 * 1000;

/** Whether something of ours runs that nobody thinks of, or lies about. */
export async function checkOldServers(): Promise<Finding> {
  const servers = await listServers();
  const aged = servers.map((server) => ({
    ...server,
    uptimeMs: measureUptime(server.process, server.startedAt),
  }));
  const old = aged.find(({ isByHand, uptimeMs }) => isByHand && uptimeMs > oldMs);
  if (old !== undefined) {
    const words = text('doctor.old.server', { id: old.id, url: old.url, age: formatAge(old.uptimeMs) });
    return { state: 'warning', words, repair: `npm run server:stop -- --id ${old.id}` };
  }
  const dead = await findDeadRuns();
  if (dead.length > 0) {
    const words = text('doctor.old.runs', { count: dead.length });
    return { state: 'warning', words, repair: 'npm run server:clean' };
  }
  const [unremoved, ...others] = await listUnremovedRuns();
  if (unremoved !== undefined) {
    const words = text('doctor.old.unremoved', { count: others.length + 1, folder: unremoved });
    return { state: 'warning', words, repair: 'npm run server:clean' };
  }
  return { state: 'ok', words: text('doctor.old.none', { count: servers.length }) };
}
