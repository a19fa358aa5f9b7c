import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Bug } from '../../fixtures/reference-wizard/bugs/bug.ts';
import type { Verdict } from './judge.ts';

const root = path.resolve(import.meta.dirname, '../..');
const sources = path.join(root, 'fixtures/reference-wizard/src');
const specs = path.join(root, 'tests/wizard');
const file = path.join(root, 'node_modules/.cache/firstrun/bugs.json');
/** Everything a verdict rests on. */
const folders = [
  'fixtures/reference-wizard/src',
  'fixtures/backups',
  'harness',
  'tests/wizard',
  'tests/bugs',
];

interface KnownVerdict extends Verdict {
  /** Hash of everything a verdict rests on. */
  readonly all: string;
  /** Hash of the patch, the files that it changes and the specs that caught it. */
  readonly near: string;
}

/** Verdicts of earlier runs, which hold as long as nothing they rest on has changed. */
export class KnownVerdicts {
  readonly #all = hash(folders.flatMap((folder) => listFiles(path.join(root, folder))));
  readonly #known = new Map<string, KnownVerdict>();

  constructor() {
    for (const verdict of readKnown()) this.#known.set(verdict.id, verdict);
  }

  /**
   * The verdict on a bug, when it still holds.
   * @param trustsFar whether only the patch, what it changes and the specs that caught it must be the same
   */
  find(bug: Bug, trustsFar: boolean): Verdict | undefined {
    const known = this.#known.get(bug.id);
    if (known === undefined || known.caughtBy.length === 0) return undefined;
    const holds = known.all === this.#all || (trustsFar && known.near === hashNear(bug, known));
    return holds ? known : undefined;
  }

  remember(bug: Bug, verdict: Verdict): void {
    this.#known.set(bug.id, { ...verdict, all: this.#all, near: hashNear(bug, verdict) });
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify([...this.#known.values()]));
  }
}

function readKnown(): KnownVerdict[] {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return []; // none yet, or written by half when a run was killed: judged anew
  }
}

function hashNear({ patches }: Bug, { caughtBy }: Verdict): string {
  const changed = patches.map((patch) => path.join(sources, patch.file));
  const catching = caughtBy.map(({ place }) => path.join(specs, place.split(':')[0] ?? ''));
  return hash([...new Set([...changed, ...catching])], JSON.stringify(patches));
}

function listFiles(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return files.map(({ parentPath, name }) => path.join(parentPath, name)).sort();
}

function hash(files: readonly string[], seed = ''): string {
  const sum = createHash('sha256').update(seed);
  for (const each of files) sum.update(each).update(readFileSync(each));
  return sum.digest('hex').slice(0, 16);
}
