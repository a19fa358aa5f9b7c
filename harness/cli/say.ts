import { stripVTControlCharacters } from 'node:util';
import { paint } from '../config/terminal.ts';
import { text } from '../language/text.ts';

/** How something turned out. */
export type State = keyof typeof colors;

const colors = { ok: 'green', warning: 'yellow', failed: 'red', running: 'dim' } as const;
const states = Object.keys(colors) as State[];

/** Prints a line for people, the mark at its start in colour. */
export function say(line: string): void {
  console.log(paintMark(line));
}

/** The same line, its mark in the colour of the state where the terminal takes it. */
export function paintMark(line: string): string {
  const state = states.find((state) => line.startsWith(mark(state)));
  return state === undefined ? line : paint(colors[state], mark(state)) + line.slice(mark(state).length);
}

/** Prints what failed, with the way out. Nothing else goes to standard error: PowerShell 5.1 paints it red. */
export function sayError(message: string): void {
  console.error(message);
}

/** Prints a value for machines, and nothing beside it; `indent` 0 puts it on one line. */
export function sayJson(value: unknown, indent = 2): void {
  console.log(escapeAccents(JSON.stringify(value, null, indent)));
}

/** PowerShell 5.1 reads a program by the code page of its console: a path with an accent would be another path. */
function escapeAccents(json: string): string {
  return json.replace(/[^\0-\x7f]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** `[OK]`, `[WARNING]`, `[FAILED]` or `[..]`, in ASCII and in the person's language. */
export function mark(state: State): string {
  return text(`mark.${state}`);
}

/** Rows with their columns under each other; the first row is the head. */
export function formatTable(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => seen(row[column] ?? ''))));
  return rows.map((row) =>
    row
      .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - seen(cell)))
      .join('  ')
      .trimEnd(),
  );
}

function seen(cell: string): number {
  return stripVTControlCharacters(cell).length;
}
