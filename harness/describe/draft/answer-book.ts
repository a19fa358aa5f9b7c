import type { Maker } from '../wizard.ts';
import type { AnswerKind } from './answer-kinds.ts';

/** The answers that a walk has needed so far, each made once, and how a draft makes them again. */
export class AnswerBook {
  readonly #maker: Maker<string>;
  readonly #code = new Map<string, string>();
  readonly #values: Record<string, string> = {};

  constructor(maker: Maker<string>) {
    this.#maker = maker;
  }

  /** What the questions of a description are asked with. */
  get values(): Readonly<Record<string, string>> {
    return this.#values;
  }

  /** Name and source of each. */
  get entries(): readonly (readonly [key: string, code: string])[] {
    return [...this.#code];
  }

  /** Whether there is a private folder to name in an answer. */
  get hasWorkspace(): boolean {
    return this.#maker.workspace !== undefined;
  }

  /** Makes an answer unless it is there. */
  add({ key, code, make }: Pick<AnswerKind, 'key' | 'code' | 'make'>): string {
    if (!this.#code.has(key)) {
      this.#code.set(key, code);
      this.#values[key] = make(this.#maker);
    }
    return key;
  }
}
