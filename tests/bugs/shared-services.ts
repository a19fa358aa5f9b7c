import { settings } from '../../harness/config/env.ts';
import { findMariadb } from '../../harness/services/mariadb.ts';
import { findPostgres } from '../../harness/services/postgres.ts';
import { findRedis } from '../../harness/services/redis.ts';
import type { RunningService, Service } from '../../harness/services/service.ts';

export interface SharedServices extends AsyncDisposable {
  /** Names them to the runs of specs. */
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * Starts what the specs may need, once for all their runs: a spec that fails ends its worker, and each new one would
 * start services of its own, which costs more than most specs do. What this machine cannot have is left out.
 */
export async function shareServices(): Promise<SharedServices> {
  const [redis, postgres, mariadb] = await Promise.all(
    [findRedis(settings), findPostgres(settings), findMariadb(settings)].map(start),
  );
  const started = [redis, postgres, mariadb];
  const addresses = {
    WIZARD_REDIS_URL: redis?.url,
    WIZARD_POSTGRES_URL: postgres?.url,
    WIZARD_MARIADB_URL: mariadb?.url,
  };
  const known = Object.entries(addresses).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return {
    environment: Object.fromEntries(known),
    [Symbol.asyncDispose]: async () => {
      await Promise.all(started.map((service) => service?.stop()));
    },
  };
}

async function start(service: Service<RunningService>): Promise<RunningService | undefined> {
  return service.available ? service.start() : undefined;
}
