import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Bug } from '../../fixtures/reference-wizard/bugs/bug.ts';
import type { Verdict } from './judge.ts';
import type { SpecName } from './spec-name.ts';

const root = path.resolve(import.meta.dirname, '../..');
const sources = path.join(root, 'fixtures/reference-wizard/src');
const specFolders = ['tests/wizard', 'tests/application'];
/** Goes with the project: who judges anew tries the specs that caught a bug the last time first. */
const sharedFile = path.join(import.meta.dirname, 'catchers.json');
/** Of this machine alone: a verdict of its own need not be found again as long as nothing at all has changed. */
const ownFile = path.join(root, 'node_modules/.cache/firstrun/bugs.json');
/** Everything a verdict rests on. */
const folders = [
  'fixtures/reference-wizard/src',
  'fixtures/backups',
  'harness',
  ...specFolders,
  'tests/bugs',
];

/** What the project knows of a bug. */
interface Known {
  /** The specs that caught it, the first one first. */
  readonly by: readonly SpecName[];
  /** No other spec of its rows catches it. */
  readonly isOnlyOne: boolean;
  /** Hash of the patch, of what it changes and of the specs that caught it. */
  readonly near: string;
}

interface OwnVerdict extends Verdict {
  /** Hash of everything a verdict rests on. */
  readonly all: string;
}

/** Verdicts of earlier runs, and how far they can be trusted. */
export class KnownVerdicts {
  readonly #all = hash(folders.flatMap((folder) => listFiles(path.join(root, folder))));
  readonly #shared = new Map(Object.entries(read<Record<string, Known>>(sharedFile) ?? {}));
  readonly #own = new Map((read<OwnVerdict[]>(ownFile) ?? []).map((verdict) => [verdict.id, verdict]));

  /** The specs that caught a bug the last time. */
  catchersOf({ id }: Bug): readonly SpecName[] {
    return this.#shared.get(id)?.by ?? [];
  }

  /** Whether a bug was ever judged. */
  has({ id }: Bug): boolean {
    return this.#shared.has(id);
  }

  /** The verdict of this machine on a bug, when nothing has changed since. */
  findOwn({ id }: Bug): Verdict | undefined {
    const verdict = this.#own.get(id);
    return verdict?.all === this.#all && verdict.caughtBy.length > 0 ? verdict : undefined;
  }

  /** The last verdict on a bug, when neither what it changes nor the specs that caught it have changed since. */
  findNear(bug: Bug): Verdict | undefined {
    const known = this.#shared.get(bug.id);
    if (known === undefined || known.by.length === 0 || known.near !== hashNear(bug, known.by))
      return undefined;
    const { by: caughtBy, isOnlyOne } = known;
    return { id: bug.id, caughtBy, isOnlyOne, isDead: false, elapsedMs: 0 };
  }

  remember(bug: Bug, verdict: Verdict): void {
    const { caughtBy: by, isOnlyOne } = verdict;
    this.#own.set(bug.id, { ...verdict, all: this.#all });
    this.#shared.set(bug.id, { by, isOnlyOne, near: hashNear(bug, by) });
  }

  /** @param bugs those there are: what is known of others is dropped */
  save(bugs: readonly Bug[]): void {
    const known = bugs.flatMap(({ id }) => {
      const found = this.#shared.get(id);
      return found === undefined ? [] : [[id, found] as const];
    });
    writeFileSync(sharedFile, `${JSON.stringify(Object.fromEntries(known), null, 2)}\n`);
    mkdirSync(path.dirname(ownFile), { recursive: true });
    writeFileSync(ownFile, JSON.stringify([...this.#own.values()]));
  }
}

function read<T>(file: string): T | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined; // none yet, or written by half when a run was killed: judged anew
  }
}

function hashNear({ patches }: Bug, by: readonly SpecName[]): string {
  const changed = patches.map((patch) => path.join(sources, patch.file));
  const catching = by.map((spec) => findSpec(spec.split(' > ', 1).join()));
  return hash([...new Set([...changed, ...catching])], JSON.stringify(patches));
}

function listFiles(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name !== path.basename(sharedFile));
  return files.map(({ parentPath, name }) => path.join(parentPath, name)).sort();
}

/** By relative names, so that it holds in another folder and on another system. */
function hash(files: readonly string[], seed = ''): string {
  const sum = createHash('sha256').update(seed);
  for (const file of files) {
    sum.update(path.relative(root, file).split(path.sep).join('/'));
    sum.update(readOrNothing(file));
  }
  return sum.digest('hex').slice(0, 16);
}

/** A spec file that was removed since changes the hash as any other change does. */
function readOrNothing(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    return Buffer.alloc(0);
  }
}

function findSpec(name: string): string {
  const files = specFolders.map((folder) => path.join(root, folder, name));
  return files.find((file) => existsSync(file)) ?? name;
}
