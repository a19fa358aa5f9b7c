import { text } from '../language/text.ts';
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

/** A request that is on its way. */
export interface Question {
  /** @param beganAtMs where the browser knows better when it was sent */
  answer(outcome: string, beganAtMs?: number): void;
  /** Nobody waits for the answer any more: the page was left. */
  leave(reason: string): void;
}

/** Whoever leaves a page sooner has not waited for its answer. */
const patienceMs = 1_000;

/** What one test saw of the browser and the server, to be told in the order in which it happened. */
export class Timeline {
  readonly beganAtMs = Date.now();
  /** Whether anybody wants to know: who does not tell it anything costs nothing. */
  readonly isKept: boolean;
  readonly #events: TimelineEvent[] = [];
  readonly #problems: Problem[] = [];
  /** With the time that somebody has waited who waits no more. */
  readonly #unanswered = new Map<TimelineEvent, number | undefined>();

  constructor({ isKept = true }: { readonly isKept?: boolean } = {}) {
    this.isKept = isKept;
  }

  /** @param what method and path of a request that is sent now */
  ask(source: Source, what: string): Question {
    const asked = { atMs: Date.now(), source, what };
    this.#unanswered.set(asked, undefined);
    const tell = (outcome: string, beganAtMs = asked.atMs) =>
      this.add(source, `${what} ${outcome}, ${Date.now() - beganAtMs} ms`, beganAtMs);
    return {
      answer: (outcome, beganAtMs) => {
        this.#unanswered.delete(asked);
        tell(outcome, beganAtMs);
      },
      leave: (reason) => {
        const waitedMs = Date.now() - asked.atMs;
        if (waitedMs < patienceMs) this.#unanswered.delete(asked);
        else if (this.#unanswered.has(asked)) this.#unanswered.set(asked, waitedMs);
        tell(reason);
      },
    };
  }

  /** Makes a problem of each request without an answer, for a test that has failed: it may have waited for one. */
  blameUnanswered(): void {
    for (const [{ atMs, source, what }, ms = Date.now() - atMs] of this.#unanswered) {
      const words = text('timeline.noAnswer', { what, ms });
      this.add(source, words, atMs);
      this.addProblem('no answer', source, words, atMs);
    }
  }

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
