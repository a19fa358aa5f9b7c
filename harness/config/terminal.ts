import { styleText } from 'node:util';

const isTerminal = process.stdout.isTTY === true && process.env['TERM'] !== 'dumb';

/** What standard output is. */
export const terminal = {
  /** A person looks at it, and a line of it can be written again. */
  canRewrite: isTerminal && (process.env['CI'] ?? '') === '',
  // https://no-color.org: any value but an empty one.
  hasColor: isTerminal && (process.env['NO_COLOR'] ?? '') === '',
  get columns(): number {
    // 0 where a terminal does not know its size.
    return process.stdout.columns || 80;
  },
} as const;

/** Beside a mark, never in its place: not everybody tells colours apart. */
export type Color = 'green' | 'yellow' | 'red' | 'cyan' | 'dim' | 'bold';

/** Colours a word where the terminal takes it. */
export function paint(color: Color, word: string): string {
  return terminal.hasColor ? styleText(color, word, { validateStream: false }) : word;
}
