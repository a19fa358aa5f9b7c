import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { StepMeasure } from '../../targets/budgets.ts';

/** What can be compared: the same application in the same browser on the same system. */
export interface HistoryKey {
  readonly target: string;
  readonly browser: string;
  readonly os: string;
}

/** What the screens cost in one run. */
export interface HistoryEntry extends HistoryKey {
  readonly at: string;
  readonly measures: readonly StepMeasure[];
}

/** Of each key. */
const keptRuns = 50;

/** Adds a run; of those that can be compared with it, the oldest go. */
export function appendHistory(file: string, entry: HistoryEntry): void {
  const all = [...readAll(file), entry];
  const alike = all.filter((one) => isAlike(one, entry));
  const tooOld = new Set(alike.slice(0, -keptRuns));
  const lines = all.filter((one) => !tooOld.has(one)).map((one) => `${JSON.stringify(one)}\n`);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, lines.join(''));
}

/** The runs that can be compared with this key, the oldest first. */
export function readHistory(file: string, key: HistoryKey): HistoryEntry[] {
  return readAll(file).filter((entry) => isAlike(entry, key));
}

function isAlike(one: HistoryKey, other: HistoryKey): boolean {
  return one.target === other.target && one.browser === other.browser && one.os === other.os;
}

function readAll(file: string): HistoryEntry[] {
  return readLines(file).flatMap(parseEntry);
}

function readLines(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch {
    return []; // the first run of this folder
  }
}

function parseEntry(line: string): HistoryEntry[] {
  try {
    const entry = JSON.parse(line) as HistoryEntry;
    return Array.isArray(entry.measures) ? [entry] : [];
  } catch {
    return []; // the empty end of the file, or a line that a killed run wrote by half
  }
}
