import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { styleText } from 'node:util';
import { toAscii } from '../language/ascii.ts';

const isTerminal = process.stdout.isTTY === true && process.env['TERM'] !== 'dumb';
let takesAccents: boolean | undefined;

/** What standard output is. */
export const terminal = {
  /** A person looks at it, and a line of it can be written again. */
  canRewrite: isTerminal && (process.env['CI'] ?? '') === '',
  // https://no-color.org: any value but an empty one.
  hasColor: isTerminal && (process.env['NO_COLOR'] ?? '') === '',
  /** Letters beyond ASCII arrive as they are written. */
  get takesAccents(): boolean {
    takesAccents ??= readsUtf8();
    return takesAccents;
  },
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

/** The text as standard output can show it: with its accents, or in ASCII. */
export function toTerminal(text: string): string {
  return terminal.takesAccents ? text : toAscii(text);
}

function readsUtf8(): boolean {
  // Node hands a Windows console its letters as UTF-16: its code page does not matter.
  if (process.platform === 'win32' && process.stdout.isTTY) return true;
  const locale = process.env['LC_ALL'] || process.env['LC_CTYPE'] || process.env['LANG'] || '';
  const charset = /\.([\w-]+)/.exec(locale)?.[1];
  // Without a name, as in most containers, UTF-8 is what is read; on Windows, what the console says.
  if (charset === undefined) return process.platform !== 'win32' || hasUtf8Console();
  return /^utf-?8$/i.test(charset);
}

/** Windows PowerShell 5.1 reads what is piped by this code page, 850 or 437 as it comes. */
function hasUtf8Console(): boolean {
  const program = path.join(process.env['SystemRoot'] ?? 'C:/Windows', 'System32', 'chcp.com');
  // Not hidden: that would give it a console of its own, with a code page of its own.
  const { stdout } = spawnSync(program, {
    encoding: 'latin1',
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: 2_000,
  });
  return stdout?.includes('65001') ?? false;
}
