import { text } from '../language/text.ts';
import type { ProblemKind } from '../targets/troubles.ts';
import type { Weight } from './weight.ts';

/** Where something was noticed: on the way through the wizard, in the browser, by plain HTTP, in a log, on the disk. */
export type Source = 'step' | 'browser' | 'http' | 'server' | 'storage';

export interface TimelineEvent {
  /** Milliseconds since 1970. */
  readonly atMs: number;
  readonly source: Source;
  readonly what: string;
  readonly weight: Weight;
  /** Of a line of a server: where it wrote it. */
  readonly stream?: 'out' | 'err';
}

/** Something that no test wants to see, unless it announces it. */
export interface Problem extends Omit<TimelineEvent, 'weight' | 'stream'> {
  readonly kind: ProblemKind;
}

/** How an event differs from one that happens now and tells little. */
export type Detail = Partial<Omit<TimelineEvent, 'source' | 'what'>>;

/** A request that is on its way. */
export interface Question {
  /** @param detail where the browser knows better when it was sent, and what the answer is worth */
  answer(outcome: string, detail?: Detail): void;
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
  /** With how long somebody had waited before giving up. */
  readonly #unanswered = new Map<Pick<TimelineEvent, 'atMs' | 'source' | 'what'>, number | undefined>();

  constructor({ isKept = true }: { readonly isKept?: boolean } = {}) {
    this.isKept = isKept;
  }

  /** @param what method and path of a request that is sent now */
  ask(source: Source, what: string): Question {
    const asked = { atMs: Date.now(), source, what };
    this.#unanswered.set(asked, undefined);
    const tell = (outcome: string, { atMs = asked.atMs, ...detail }: Detail = {}) =>
      this.add(source, `${what} ${outcome}, ${Date.now() - atMs} ms`, { atMs, ...detail });
    return {
      answer: (outcome, detail) => {
        this.#unanswered.delete(asked);
        tell(outcome, detail);
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
      this.add(source, words, { atMs, weight: 'error' });
      this.addProblem('no answer', source, words, atMs);
    }
  }

  add(source: Source, what: string, detail: Detail = {}): void {
    this.#events.push({ atMs: Date.now(), weight: 'little', ...detail, source, what });
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
