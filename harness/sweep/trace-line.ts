import path from 'node:path';
import { toBytes } from '../server/printed-bytes.ts';

/** A call that a traced process has finished. */
export interface FinishedCall {
  readonly kind: 'call';
  readonly name: string;
  /** As it was printed, between the brackets. */
  readonly given: string;
  readonly hasFailed: boolean;
}

/** What a line of a trace tells: a finished call, or that the process stands still after one. */
export type TraceEvent = FinishedCall | { readonly kind: 'stop'; readonly thread: number };

/** Reads the lines of `strace -f`, which prints a call in two parts where another thread comes between. */
export class TraceReader {
  readonly #begun = new Map<number, string>();
  readonly #signalled = new Set<number>();

  read(line: string): TraceEvent | undefined {
    const [, digits, told = ''] = /^(\d+) +(.*)$/.exec(line) ?? [];
    const thread = Number(digits);
    if (told.endsWith(' <unfinished ...>')) {
      this.#begun.set(thread, told.slice(0, -' <unfinished ...>'.length));
      return undefined;
    }
    if (told.startsWith('--- SIGSTOP ')) this.#signalled.add(thread);
    // All threads stop; the one that made the call is told of by a signal of its own before.
    if (told === '--- stopped by SIGSTOP ---' && this.#signalled.delete(thread))
      return { kind: 'stop', thread };
    return readCall(told.replace(/^<\.\.\. \w+ resumed>/, () => this.#begun.get(thread) ?? ''));
  }
}

function readCall(told: string): FinishedCall | undefined {
  const [, name, given, result] = /^(\w+)\((.*)\) += (-?\d+|\?)/.exec(told) ?? [];
  if (name === undefined || given === undefined) return undefined;
  return { kind: 'call', name, given, hasFailed: !/^\d/.test(result ?? '') };
}

/**
 * The file that a call is about, absolute; of two, the one that it makes or replaces.
 * @param folder what a relative path begins at, where the call does not say so
 */
export function findPath(given: string, folder: string): string | undefined {
  const named = [...given.matchAll(/(?:<([^>]*)>, )?"((?:[^"\\]|\\.)*)"(?!\.)/g)].at(-1);
  if (named !== undefined) return path.resolve(decode(named[1]) ?? folder, decode(named[2]) ?? '');
  return decode(/^\d+<(\/[^>]*)>/.exec(given)?.[1]);
}

function decode(printed: string | undefined): string | undefined {
  return printed === undefined ? undefined : toBytes(printed).toString();
}
