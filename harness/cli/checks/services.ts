import { settings } from '../../config/env.ts';
import { formatDuration, text } from '../../language/text.ts';
import { findMariadb } from '../../services/mariadb.ts';
import { findPostgres } from '../../services/postgres.ts';
import { findRedis } from '../../services/redis.ts';
import type { RunningService, Service } from '../../services/service.ts';
import { type Finding, findingOf } from './finding.ts';
import { installCommand } from './repair.ts';

/** Whether a Redis can be had. */
export const checkRedis = () => tryService(findRedis(settings), 'redis');
/** Whether a PostgreSQL can be had. */
export const checkPostgres = () => tryService(findPostgres(settings), 'postgres');
/** Whether a MariaDB can be had. */
export const checkMariadb = () => tryService(findMariadb(settings), 'mariadb');

/** Really starts it: a program may be there and refuse this user, this folder, this machine. */
export async function tryService(
  service: Service<RunningService>,
  product: 'redis' | 'postgres' | 'mariadb',
  forbidSkips = settings.forbidSkips,
): Promise<Finding> {
  if (!service.available) {
    // Tests are skipped, and where that is forbidden the run fails.
    const state = forbidSkips ? 'failed' : 'warning';
    return { state, words: service.reason, repair: installCommand(product) };
  }
  try {
    const begin = performance.now();
    await using server = await service.start();
    const elapsed = formatDuration(performance.now() - begin);
    const { version, isOurs, host, port } = server;
    const words = isOurs
      ? text('doctor.service.started', { version, elapsed })
      : text('doctor.service.named', { version, host, port, elapsed });
    return { state: 'ok', words };
  } catch (error) {
    return findingOf(error);
  }
}
