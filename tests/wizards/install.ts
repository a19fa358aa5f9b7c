import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { execa } from 'execa';
import { programs as home } from '../../fixtures/wizards/programs.ts';
import type { Program } from './programs.ts';

/** What is missing, and only somebody else can get. */
export class MissingError extends Error {
  /** The command that gets it, where there is one. */
  readonly command: string | undefined;

  constructor(command?: string) {
    super(command);
    this.command = command;
  }
}

/**
 * Gets a program onto this machine, unless it is there.
 * @param onInstall told before something is fetched
 * @throws MissingError when it needs what only root can install, or another system
 */
export async function install(name: string, program: Program, onInstall: () => void): Promise<void> {
  const folder = path.join(home, name);
  const isThere = existsSync(folder);
  const usesDebian = (program.debian ?? program.runsWith) !== undefined;
  if (process.platform !== 'linux' || (usesDebian && !(await works('dpkg-query', ['--version']))))
    throw new MissingError();
  const missing = await findMissing(program.runsWith ?? []);
  if (isThere && missing.length === 0) return;
  onInstall();
  // A machine that was made a while ago, or just now, does not know which packages there are.
  if (usesDebian && process.getuid?.() === 0) await execa('apt-get', ['update']);
  await installPackages(missing);
  if (!isThere) await layOut(program, folder);
}

/** In a folder beside it, so that half of a program is never taken for a whole one. */
async function layOut({ debian = [], npm = [], pip = [], arrange }: Program, folder: string): Promise<void> {
  await mkdir(home, { recursive: true });
  const draft = await mkdtemp(path.join(home, '.draft-'));
  try {
    const laidOut = path.join(draft, 'program');
    await mkdir(laidOut);
    if (debian.length > 0) await layOutDebian(debian, draft, laidOut);
    if (npm.length > 0) await layOutNpm(npm, laidOut);
    if (pip.length > 0) await layOutPip(pip, laidOut);
    await arrange(laidOut, folder);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

async function layOutDebian(packages: readonly string[], draft: string, laidOut: string): Promise<void> {
  await execa('apt-get', ['download', ...packages], { cwd: draft });
  for (const file of (await readdir(draft)).filter((each) => each.endsWith('.deb')))
    await execa('dpkg-deb', ['--extract', path.join(draft, file), laidOut]);
}

async function layOutNpm(packages: readonly string[], laidOut: string): Promise<void> {
  await writeFile(path.join(laidOut, 'package.json'), '{ "private": true }');
  await execa('npm', ['install', '--no-audit', '--no-fund', ...packages], { cwd: laidOut });
}

/** With the Python of the system, which the packages that it runs with belong to. */
async function layOutPip(packages: readonly string[], laidOut: string): Promise<void> {
  await execa('/usr/bin/python3', ['-m', 'venv', laidOut]);
  await execa(path.join(laidOut, 'bin/python'), ['-m', 'pip', 'install', '--quiet', ...packages]);
}

async function installPackages(packages: readonly string[]): Promise<void> {
  if (packages.length === 0) return;
  const args = ['install', '-y', '--no-install-recommends', ...packages];
  if (process.getuid?.() !== 0) throw new MissingError(`sudo apt-get ${args.join(' ')}`);
  await execa('apt-get', args, { env: { DEBIAN_FRONTEND: 'noninteractive' } });
}

async function findMissing(packages: readonly string[]): Promise<readonly string[]> {
  const states = await Promise.all(
    packages.map(async (name) => ({ name, isThere: await works('dpkg', ['--status', name]) })),
  );
  return states.filter(({ isThere }) => !isThere).map(({ name }) => name);
}

async function works(file: string, args: readonly string[]): Promise<boolean> {
  const { exitCode } = await execa(file, args, { reject: false });
  return exitCode === 0;
}
