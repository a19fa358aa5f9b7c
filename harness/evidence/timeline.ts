import type { ProblemKind } from '../targets/troubles.ts';

/** Where something was noticed: on the way through the wizard, in the browser, by plain HTTP, in a log, on the disk. */
export type Source = 'step' | 'browser' | 'http' | 'server' | 'storage';

export interface TimelineEvent {
  /** Milliseconds since 1970. */
  readonly atMs: number;
  readonly source: Source;
  readonly what: string;
}

/** Something that no test wants to see, unless it announces it. */
export interface Problem extends TimelineEvent {
  readonly kind: ProblemKind;
}

/** What one test saw of the browser and the server, to be told in the order in which it happened. */
export class Timeline {
  readonly beganAtMs = Date.now();
  readonly #events: TimelineEvent[] = [];
  readonly #problems: Problem[] = [];

  add(source: Source, what: string, atMs = Date.now()): void {
    this.#events.push({ atMs, source, what });
  }

  addProblem(kind: ProblemKind, source: Source, what: string, atMs = Date.now()): void {
    this.#problems.push({ atMs, source, kind, what });
  }

  /** Oldest first; what happened at the same moment stays in the order in which it was told. */
  get events(): readonly TimelineEvent[] {
    return this.#events.toSorted((one, other) => one.atMs - other.atMs);
  }

  /** Newest first: the last one is most often the one that explains a failure. */
  get problems(): readonly Problem[] {
    return this.#problems.toSorted((one, other) => other.atMs - one.atMs);
  }
}
