import { readFileSync } from 'node:fs';
import path from 'node:path';
import { execa } from 'execa';
import { text } from '../../language/text.ts';

/** Which application a run was asked to test. */
export interface ChosenApplication {
  readonly target: string;
  /** Its folder, or its address where it was running already, without a password. */
  readonly place?: string | undefined;
  /** The id of the seeded bug that it has. */
  readonly bug?: string | undefined;
}

/** Which state of it was tested, as far as its folder tells. */
export interface Application extends ChosenApplication {
  readonly version?: string | undefined;
  readonly commit?: string | undefined;
}

/** Files in which applications tell their version, and how. */
const versions: Readonly<Record<string, RegExp>> = {
  'package.json': /"version":\s*"([^"]+)"/,
  'pyproject.toml': /^version\s*=\s*"([^"]+)"/m,
};

/**
 * Looks for version and commit in the folder of an application. What git has never seen lies in somebody else's checkout,
 * such as ours; what it has seen may have its version at the top.
 */
export async function describeApplication(chosen: ChosenApplication): Promise<Application> {
  const { place } = chosen;
  if (place === undefined || !path.isAbsolute(place)) return chosen;
  const isKnown = (await askGit(place, ['log', '-1', '--format=%h', '--', '.'])) !== undefined;
  // Not the commit that touched the folder last: after a merge that is another than the one people see.
  const commit = isKnown ? await askGit(place, ['rev-parse', '--short', 'HEAD']) : undefined;
  const top = isKnown ? await askGit(place, ['rev-parse', '--show-toplevel']) : undefined;
  return { ...chosen, version: findVersion(place) ?? (top && findVersion(top)), commit };
}

/** What was tested, in one line: `reference 0.1.0, commit abc1234, /home/me/wizard`. */
export function nameApplication({ target, version, commit, place, bug }: Application): string {
  return [
    version === undefined ? target : `${target} ${version}`,
    commit && text('page.commit', { commit }),
    bug && text('report.seededBug', { bug }),
    place,
  ]
    .filter((part) => part !== undefined && part !== '')
    .join(', ');
}

/** What git says of a folder; undefined where there is no git, or it knows nothing. */
async function askGit(folder: string, args: readonly string[]): Promise<string | undefined> {
  const { stdout = '' } = await execa('git', ['-C', folder, ...args], { reject: false });
  return stdout.trim() || undefined;
}

function findVersion(folder: string): string | undefined {
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
