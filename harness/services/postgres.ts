import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { currentLogFolder } from '../config/run.ts';
import { newSecret } from '../config/run-secret.ts';
import { removeFile } from '../files/remove-folder.ts';
import { text } from '../language/text.ts';
import { nameLogFiles } from '../server/logs/log-files.ts';
import { findAccount, isWindowsAdministrator } from './account.ts';
import { formatAddress, loopback, parseAddress, type ServerAddress } from './address.ts';
import { createDataFolder, writeFor } from './data-folder.ts';
import type { DatabaseServer } from './database-server.ts';
import { nameService } from './named-service.ts';
import { type OwnServer, startOwnServer } from './own-server.ts';
import { withPostgres } from './postgres-client.ts';
import { findBeside, findProgram, programFilesFolder, versionedFolders } from './program.ts';
import { runToEnd } from './server-program.ts';
import type { NamedServices, Service } from './service.ts';

const administrator = 'firstrun';

/** The PostgreSQL that is named by address, else one of our own when its programs are installed. */
export function findPostgres({ postgresUrl }: NamedServices): Service<DatabaseServer> {
  if (postgresUrl !== undefined) return { available: true, start: () => attach(postgresUrl) };
  const initdb = findProgram(['initdb'], installFolders());
  const file = initdb && findBeside(initdb, 'postgres');
  const repair = text('service.repair.postgres');
  if (initdb === undefined || file === undefined) {
    const reason = text('service.absent', { name: 'PostgreSQL', programs: 'initdb, postgres' });
    return { available: false, reason, repair };
  }
  if (isWindowsAdministrator()) return { available: false, reason: text('service.administrator'), repair };
  return { available: true, start: () => startPostgres(initdb, file) };
}

function installFolders(): string[] {
  return [
    ...versionedFolders('/usr/lib/postgresql', /^\d+$/), // Debian
    ...versionedFolders('/usr', /^pgsql-\d+$/), // Red Hat
    ...versionedFolders('/opt/homebrew/opt', /^postgresql@\d+$/),
    ...versionedFolders(path.join(programFilesFolder(), 'PostgreSQL'), /^\d+$/),
  ];
}

async function attach(url: string): Promise<DatabaseServer> {
  const { path: home, ...admin } = parseAddress(url, 5432);
  return nameService('WIZARD_POSTGRES_URL', admin, () =>
    describeServer(admin, home === '' ? 'postgres' : home, false, async () => {}),
  );
}

async function startPostgres(initdb: string, file: string): Promise<DatabaseServer> {
  const id = `postgres-${randomBytes(3).toString('hex')}`;
  const password = newSecret();
  const account = findAccount(['postgres']);
  const folder = await createDataFolder(id, account);
  const logs = nameLogFiles(currentLogFolder(), 'postgres');
  const adminAt = (port: number) => ({ host: loopback, port, user: administrator, password });
  const server: OwnServer = {
    id,
    name: 'PostgreSQL',
    file,
    folder,
    account,
    logs,
    argsFor: (port) => ['-D', 'data', '-p', String(port), ...fastStart],
    ping: (port) => withPostgres(adminAt(port), 'postgres', (client) => client.query('SELECT 1')),
  };
  await initialise({ ...server, file: initdb }, password);
  const { port, stop } = await startOwnServer(server);
  return describeServer(adminAt(port), 'postgres', true, stop);
}

/** Safety after a power cut is worth nothing here, and costs most of the time. */
const fastStart = [
  `listen_addresses=${loopback}`,
  // A socket's path may be 107 bytes long, and nobody uses it.
  'unix_socket_directories=',
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'autovacuum=off',
  'shared_buffers=16MB',
].flatMap((setting) => ['-c', setting]);

/** Makes the data folder: 0.6 s here; copying one that was kept would take 0.2 s and a place to keep it. */
async function initialise(server: OwnServer, password: string): Promise<void> {
  const passwordFile = path.join(server.folder, 'password');
  await writeFor(server.account, passwordFile, password);
  const options = ['--auth=scram-sha-256', '--encoding=UTF8', '--locale=C', '--no-sync'];
  await runToEnd(server, ['-D', 'data', '-U', administrator, '--pwfile=password', ...options]);
  await removeFile(passwordFile);
}

async function describeServer(
  admin: ServerAddress,
  home: string,
  isOurs: boolean,
  stop: () => Promise<void>,
): Promise<DatabaseServer> {
  const { rows } = await withPostgres(admin, home, (client) => client.query('SHOW server_version'));
  return {
    isOurs,
    host: admin.host,
    port: admin.port,
    version: String(rows[0]?.['server_version']),
    url: `${formatAddress('postgresql', admin)}${encodeURIComponent(home)}`,
    createDatabase: async (wishes) => {
      const { createPostgresDatabase } = await import('./postgres-database.ts');
      return createPostgresDatabase(admin, home, wishes);
    },
    stop,
    [Symbol.asyncDispose]: stop,
  };
}
