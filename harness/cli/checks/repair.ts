import { readFileSync } from 'node:fs';
import { asRoot } from '../../files/allow-writing.ts';
import { text } from '../../language/text.ts';
import { findProgram } from '../../services/program.ts';

type Product = 'redis' | 'postgres' | 'mariadb' | 'browser' | 'node';

const isWindows = process.platform === 'win32';

/** What installs a product, by the program that installs it. */
const installers = {
  winget: {
    redis: 'winget install Memurai.MemuraiDeveloper',
    postgres: 'winget install PostgreSQL.PostgreSQL.17',
    mariadb: 'winget install MariaDB.Server',
    browser: 'winget install Microsoft.Edge',
    node: 'winget install OpenJS.NodeJS.LTS',
  },
  'apt-get': {
    redis: 'apt-get install -y redis-server',
    postgres: 'apt-get install -y postgresql',
    mariadb: 'apt-get install -y mariadb-server',
  },
  dnf: {
    redis: 'dnf install -y valkey',
    postgres: 'dnf install -y postgresql-server',
    mariadb: 'dnf install -y mariadb-server',
  },
  brew: {
    redis: 'brew install redis',
    postgres: 'brew install postgresql@17',
    mariadb: 'brew install mariadb',
    node: 'brew install node@22',
  },
} as const satisfies Record<string, Partial<Record<Product, string>>>;

/** The command that installs a product on this system. */
export function installCommand(product: Product): string {
  const command = (installers[findInstaller()] as Partial<Record<Product, string>>)[product];
  if (command !== undefined) return asRoot(command);
  if (product === 'node') return text('doctor.node.repair', { address: 'https://nodejs.org' });
  // Debian has a package that starts twice as fast; Playwright's own is everywhere else.
  if (isDebian()) return asRoot('apt-get install -y chromium-headless-shell');
  return 'npx playwright install --with-deps --only-shell chromium';
}

/** The command that sets the clock. */
export function setClock(): string {
  return isWindows ? 'w32tm /resync' : asRoot('timedatectl set-ntp true');
}

function findInstaller(): keyof typeof installers {
  if (isWindows) return 'winget';
  return (['apt-get', 'dnf', 'brew'] as const).find((name) => findProgram([name]) !== undefined) ?? 'apt-get';
}

function isDebian(): boolean {
  try {
    return /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false; // not a Linux
  }
}
