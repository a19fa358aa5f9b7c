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
