import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { currentLogFolder } from '../config/run.ts';
import { newSecret } from '../config/run-secret.ts';
import { text } from '../language/text.ts';
import { nameLogFiles } from '../server/logs/log-files.ts';
import { findAccount } from './account.ts';
import { formatAddress, loopback, parseAddress, type ServerAddress } from './address.ts';
import { createDataFolder, writeFor } from './data-folder.ts';
import type { DatabaseServer } from './database-server.ts';
import { withMariadb } from './mariadb-client.ts';
import { nameService } from './named-service.ts';
import { type OwnServer, startOwnServer } from './own-server.ts';
import { findProgram, programFilesFolder, versionedFolders } from './program.ts';
import { runToEnd } from './server-program.ts';
import type { NamedServices, Service } from './service.ts';

const administrator = 'firstrun';
/** New name first; MySQL of today has a `mysqld` too, but no installer, and is not taken for a MariaDB. */
const serverPrograms = ['mariadbd', 'mysqld'];
const installPrograms = ['mariadb-install-db', 'mysql_install_db'];

/** The MariaDB or MySQL that is named by address, else a MariaDB of our own when its programs are installed. */
export function findMariadb({ mariadbUrl }: NamedServices): Service<DatabaseServer> {
  if (mariadbUrl !== undefined) return { available: true, start: () => attach(mariadbUrl) };
  const folders = versionedFolders(programFilesFolder(), /^MariaDB /);
  const file = findProgram(serverPrograms, folders);
  const install = findProgram(installPrograms, folders);
  if (file !== undefined && install !== undefined) {
    return { available: true, start: () => startMariadb(install, file) };
  }
  const programs = [...serverPrograms, ...installPrograms].join(', ');
  const reason = text('service.absent', { name: 'MariaDB', programs });
  return { available: false, reason, repair: text('service.repair.mariadb') };
}

async function attach(url: string): Promise<DatabaseServer> {
  const { path: _home, ...admin } = parseAddress(url, 3306);
  return nameService('WIZARD_MARIADB_URL', admin, () => describeServer(admin, false, async () => {}));
}

async function startMariadb(install: string, file: string): Promise<DatabaseServer> {
  const id = `mariadb-${randomBytes(3).toString('hex')}`;
  const password = newSecret();
  const account = findAccount(['mysql', 'mariadb']);
  const folder = await createDataFolder(id, account);
  const logs = nameLogFiles(currentLogFolder(), 'mariadb');
  const adminAt = (port: number) => ({ host: loopback, port, user: administrator, password });
  const data = path.join(folder, 'data');
  const server: OwnServer = {
    id,
    name: 'MariaDB',
    file,
    folder,
    account,
    logs,
    argsFor: (port) => ['--no-defaults', `--datadir=${data}`, `--port=${port}`, ...serverOptions(folder)],
    ping: (port) => withMariadb(adminAt(port), (connection) => connection.query('SELECT 1')),
  };
  await runToEnd({ ...server, file: install }, [...installOptions, `--datadir=${data}`]);
  await writeFor(account, path.join(folder, 'init.sql'), makeAdministrator(password));
  const { port, stop } = await startOwnServer(server);
  return describeServer(adminAt(port), true, stop);
}

/**
 * Makes the data folder: 0.7 s here. The script runs as the account itself and not with `--user`, because as root it
 * hands a path with spaces to `chown` unquoted. The program of Windows knows none of these options, not even the first,
 * and refuses what it does not know (sql/mysql_install_db.cc of MariaDB).
 */
const installOptions =
  process.platform === 'win32'
    ? ['--silent']
    : [
        '--no-defaults',
        '--skip-test-db',
        '--auth-root-authentication-method=normal',
        '--innodb-log-file-size=4M',
        '--innodb-flush-log-at-trx-commit=0',
      ];

/** Safety after a power cut is worth nothing here, and costs most of the time. */
function serverOptions(folder: string): string[] {
  return [
    `--bind-address=${loopback}`,
    // A socket's path may be 107 bytes long, and nobody uses it.
    // On Windows it would write its errors into a file of its own instead of our log.
    process.platform === 'win32' ? '--console' : '--socket=',
    `--pid-file=${path.join(folder, 'pid')}`,
    `--init-file=${path.join(folder, 'init.sql')}`,
    '--skip-name-resolve',
    '--skip-log-bin',
    '--performance-schema=OFF',
    '--innodb-log-file-size=4M',
    '--innodb-buffer-pool-size=16M',
    '--innodb-flush-log-at-trx-commit=0',
    '--innodb-fast-shutdown=2',
    '--innodb-temp-data-file-path=ibtmp1:1M:autoextend',
  ];
}

/** Read at the start, before anybody can connect; every statement has to stand on one line. */
function makeAdministrator(password: string): string {
  const account = `'${administrator}'@'${loopback}'`;
  return [
    `CREATE USER IF NOT EXISTS ${account} IDENTIFIED BY '${password}';`,
    `GRANT ALL ON *.* TO ${account} WITH GRANT OPTION;`,
    // The installer leaves a root without a password, and other users of this machine can reach the port.
    "DELETE FROM mysql.global_priv WHERE User = 'root';",
    'FLUSH PRIVILEGES;',
    '',
  ].join('\n');
}

async function describeServer(
  admin: ServerAddress,
  isOurs: boolean,
  stop: () => Promise<void>,
): Promise<DatabaseServer> {
  const [rows] = await withMariadb(admin, (connection) => connection.query('SELECT VERSION() AS version'));
  return {
    isOurs,
    host: admin.host,
    port: admin.port,
    version: String((rows as { version: string }[])[0]?.version),
    url: formatAddress('mysql', admin),
    createDatabase: async (wishes) => {
      const { createMariadbDatabase } = await import('./mariadb-database.ts');
      return createMariadbDatabase(admin, wishes);
    },
    stop,
    [Symbol.asyncDispose]: stop,
  };
}
