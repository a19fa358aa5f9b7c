import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { execa } from 'execa';
import { inheritedEnvironment } from '../../harness/config/inherited-environment.ts';

const preload = path.resolve(import.meta.dirname, '..', 'windows', 'strict-files.cjs');
const loader = path.resolve(import.meta.dirname, '../../harness/config/load-typescript.mjs');
const isWindows = process.platform === 'win32';

/**
 * Runs a script in a folder in which files are what they are on Windows: what is open can be neither replaced nor
 * removed.
 * @returns what it wrote as JSON
 */
export async function runUnderStrictFiles<T>(
  folder: string,
  script: string,
  env: Readonly<Record<string, string>> = {},
): Promise<T> {
  const preloads = isWindows ? [] : ['--require', preload];
  const options = ['--import', pathToFileURL(loader).href, '--input-type=module', '--eval', script];
  const { stdout } = await execa(process.execPath, [...preloads, ...options], {
    cwd: folder,
    env: { ...inheritedEnvironment(), ...env },
    extendEnv: false,
  });
  return JSON.parse(stdout) as T;
}
