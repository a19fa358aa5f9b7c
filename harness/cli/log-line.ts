import { paint, terminal } from '../config/terminal.ts';
import { defuse } from '../language/defuse.ts';
import { text } from '../language/text.ts';
import type { LogEntry } from '../server/logs/merged-log.ts';
import { say, sayJson } from './say.ts';

/** No person reads more of one line; a program at the other end of a pipe gets all of it. */
const shownCharacters = 4_000;

/** Prints a line of a server for people, harmless, with the stream it came through. */
export function sayEntry({ stream, line }: LogEntry): void {
  const bar = stream === 'out' ? paint('cyan', 'out |') : paint('yellow', 'err |');
  say(`${bar} ${defuse(shorten(line))}`);
}

/** Prints it for machines: one JSON value a line. The sequences in it are escaped by JSON itself. */
export function sayEntryAsJson({ stream, line, atMs }: LogEntry): void {
  const at = atMs === undefined ? {} : { at: new Date(atMs).toISOString() };
  sayJson({ stream, line, ...at }, 0);
}

function shorten(line: string): string {
  if (!terminal.canRewrite || line.length <= shownCharacters) return line;
  const left = text('cli.logs.more', { count: line.length - shownCharacters });
  return `${line.slice(0, shownCharacters)} ${left}`;
}
