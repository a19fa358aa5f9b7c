import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { currentLogFolder } from '../config/run.ts';
import { newSecret } from '../config/run-secret.ts';
import { text } from '../language/text.ts';
import { nameLogFiles } from '../server/logs/log-files.ts';
import { formatAddress, loopback, parseAddress } from './address.ts';
import { createDataFolder, writeFor } from './data-folder.ts';
import { nameService } from './named-service.ts';
import { type OwnServer, startOwnServer } from './own-server.ts';
import { findProgram, programFilesFolder } from './program.ts';
import { type RedisAddress, withRedis } from './redis-client.ts';
import { claimRedisDatabase, type RedisDatabase } from './redis-database.ts';
import type { NamedServices, RunningService, Service } from './service.ts';

/** A Redis, Valkey or Memurai that answers. */
export interface RedisServer extends RunningService {
  readonly password: string;
  /** A database for one test: empty, and seen by nobody else. */
  createDatabase(): Promise<RedisDatabase>;
}

const programs = ['redis-server', 'valkey-server', 'memurai'];
const databases = 256;

/** The Redis that is named by address, else one of our own when its program is installed. */
export function findRedis({ redisUrl }: NamedServices): Service<RedisServer> {
  if (redisUrl !== undefined) return { available: true, start: () => attach(redisUrl) };
  const file = findRedisProgram();
  if (file !== undefined) return { available: true, start: () => startRedis(file) };
  const reason = text('service.absent', { name: 'Redis', programs: programs.join(', ') });
  return { available: false, reason, repair: text('service.repair.redis') };
}

/** The program of a Redis, a Valkey or a Memurai, where one is installed. */
export function findRedisProgram(): string | undefined {
  return findProgram(programs, [path.join(programFilesFolder(), 'Memurai')]);
}

async function attach(url: string): Promise<RedisServer> {
  const { path: db, ...server } = parseAddress(url, 6379);
  const address = { ...server, db: Number(db) };
  return nameService('WIZARD_REDIS_URL', server, () => describeServer(address, false, async () => {}));
}

/**
 * Starts a Redis of our own.
 * @param given where one of our own was that has ended: it comes back there, empty; without a password nobody is asked
 * for one
 */
export async function startRedis(
  file: string,
  given?: { port?: number; password: string },
): Promise<RedisServer> {
  const id = `redis-${randomBytes(3).toString('hex')}`;
  const password = given?.password ?? newSecret();
  const givenPort = given?.port;
  const folder = await createDataFolder(id, undefined);
  // In a file, not in arguments: those can be read by every user of the machine.
  await writeFor(undefined, path.join(folder, 'redis.conf'), configure(password));
  const addressOf = (port: number) => ({ host: loopback, port, password, db: 0 });
  const logs = nameLogFiles(currentLogFolder(), 'redis');
  const server: OwnServer = {
    id,
    name: 'Redis',
    file,
    folder,
    account: undefined,
    logs,
    argsFor: (port) => ['redis.conf', '--port', String(port)],
    ping: (port) => withRedis(addressOf(port), (client) => client.ping()),
  };
  const { port, stop } = await startOwnServer(
    server,
    givenPort === undefined ? undefined : async () => givenPort,
  );
  return describeServer(addressOf(port), true, stop);
}

/** Keeps nothing on disk, and hears nobody but this machine. */
function configure(password: string): string {
  const lines = [
    `bind ${loopback}`,
    ...(password === '' ? [] : [`requirepass ${password}`]),
    `databases ${databases}`,
    'save ""',
    'appendonly no',
    'daemonize no',
  ];
  return `${lines.join('\n')}\n`;
}

async function describeServer(
  address: RedisAddress,
  isOurs: boolean,
  stop: () => Promise<void>,
): Promise<RedisServer> {
  const info = await withRedis(address, (client) => client.info('server'));
  const version = /^redis_version:(.+)$/m.exec(info)?.[1]?.trim() ?? '';
  const { host, port, password } = address;
  const createDatabase = () => claimRedisDatabase(address);
  const url = `${formatAddress('redis', { host, port, user: '', password })}${address.db}`;
  return { isOurs, host, port, version, url, password, createDatabase, stop, [Symbol.asyncDispose]: stop };
}
