import type { Language } from '../language/text.ts';

/** Something on a page that differs from run to run or from machine to machine, and that no picture may depend on. */
export interface Mask {
  /** Drawn in its place. */
  readonly name: string;
  /** CSS selector of elements that hold nothing but it. */
  readonly selector: string;
  readonly reason: Readonly<Record<Language, string>>;
}
