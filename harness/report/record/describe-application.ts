import { readFileSync } from 'node:fs';
import path from 'node:path';
import { execa } from 'execa';

/** Files in which applications tell their version, and how. */
const versions: Readonly<Record<string, RegExp>> = {
  'package.json': /"version":\s*"([^"]+)"/,
  'pyproject.toml': /^version\s*=\s*"([^"]+)"/m,
};

/** Which state of an application a folder holds, as far as it tells. */
export async function describeApplication(
  folder: string,
): Promise<{ readonly version: string | undefined; readonly commit: string | undefined }> {
  const { stdout } = await execa('git', ['-C', folder, 'rev-parse', '--short', 'HEAD'], { reject: false });
  return { version: findVersion(folder), commit: stdout || undefined };
}

/** The version that an application's folder tells; undefined where it tells none. */
export function findVersion(folder: string): string | undefined {
  for (const [file, pattern] of Object.entries(versions)) {
    const [, version] = pattern.exec(readOrNothing(path.join(folder, file))) ?? [];
    if (version !== undefined) return version;
  }
  return undefined;
}

function readOrNothing(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return ''; // an application of another language
  }
}
