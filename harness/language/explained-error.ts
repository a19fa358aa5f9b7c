import { inspect } from 'node:util';
import { text } from './text.ts';

/** What an error tells a person, top to bottom. */
export interface Explanation {
  /** Subject, what happened, after how long. */
  readonly headline: string;
  /** One a line, such as an address, an exit code or a path. */
  readonly facts?: readonly string[];
  /** What others said about it, such as the last lines of a log; each a line as it is to be printed. */
  readonly quote?: readonly string[];
  /** What to do, as commands where there are any. */
  readonly wayOut: readonly string[];
  readonly cause?: unknown;
}

/**
 * A failure that explains itself: its message holds the headline, the facts, the quote and the way out, in this order.
 * Whoever shows only a part of it reads the properties and never takes the message apart.
 */
export class ExplainedError extends Error {
  override readonly name: string = 'ExplainedError';
  readonly headline: string;
  readonly facts: readonly string[];
  readonly wayOut: readonly string[];

  constructor({ headline, facts = [], quote = [], wayOut, cause }: Explanation) {
    const lines = [
      headline,
      ...facts.map((fact) => `  ${fact}`),
      ...quote,
      text('wayOut.title'),
      ...wayOut.map((way) => `  - ${way}`),
    ];
    super(lines.join('\n'), cause === undefined ? {} : { cause });
    this.headline = headline;
    this.facts = facts;
    this.wayOut = wayOut;
  }

  /** Playwright shows an error of its configuration as Node does: with a stack and all properties, which bury this. */
  [inspect.custom](): string {
    return this.message;
  }
}
