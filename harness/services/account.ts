import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Who a process runs as, by number. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/**
 * The account a database server runs as when we are root: PostgreSQL and MariaDB refuse root. The first of `names` that
 * this machine has, else `nobody`; undefined when we are not root, then the server runs as we do.
 */
export function findAccount(names: readonly string[]): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const rows = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const row = [...names, 'nobody'].map((name) => rows.find(([user]) => user === name)).find(Boolean);
  return row && { uid: Number(row[2]), gid: Number(row[3]) };
}

/** Whether Windows gave us administrator rights, as it does on a CI runner: PostgreSQL refuses them. */
export function isWindowsAdministrator(): boolean {
  if (process.platform !== 'win32') return false;
  // Only an administrator may ask it, and it rests on no service: `net session` needs one that companies switch off.
  return spawnSync('fltmc', [], { stdio: 'ignore', timeout: 5_000, windowsHide: true }).status === 0;
}
