import { readFileSync } from 'node:fs';
import { decodeText } from './decode-text.ts';

/** What `.env` says, and what of it cannot be understood. */
export interface EnvFile {
  readonly path: string;
  readonly values: Readonly<Record<string, string>>;
  /** The line of each name, counted from 1. */
  readonly lines: Readonly<Record<string, number>>;
  readonly faults: readonly EnvFileFault[];
}

export type EnvFileFault =
  /** The file is there and cannot be read; `code` is the system's, such as `EISDIR`. */
  | { readonly kind: 'unreadable'; readonly code: string }
  /** Neither `NAME=value` nor a comment. */
  | { readonly kind: 'noSetting'; readonly line: number }
  | { readonly kind: 'openQuote'; readonly line: number; readonly name: string }
  | { readonly kind: 'twice'; readonly line: number; readonly name: string; readonly first: number };

const assignment = /^(?:export\s+)?([\w.-]+)(?:\s*=|:\s)\s*(.*)$/;
/** Up to a `#` that begins a comment: one that stands in quotes, or in a word, is part of the value. */
const beforeComment = /^(?:"(?:\\"|[^"])*"|'[^']*'|`[^`]*`|(?<=\S)#|[^#])*/;
const quoted = /^(?:"((?:\\"|[^"])*)"|'([^']*)'|`([^`]*)`)$/;

/** Reads a file of settings; one that is not there says nothing. Never throws. */
export function readEnvFile(path: string): EnvFile {
  try {
    return parseEnvFile(path, decodeText(readFileSync(path)));
  } catch (error) {
    const { code = String(error) } = error as NodeJS.ErrnoException;
    const faults: EnvFileFault[] = code === 'ENOENT' ? [] : [{ kind: 'unreadable', code }];
    return { path, values: {}, lines: {}, faults };
  }
}

/** Our own: libraries pass over what they do not understand, tell no lines and make a line break of the \n in C:\new. */
function parseEnvFile(path: string, content: string): EnvFile {
  const values: Record<string, string> = {};
  const lines: Record<string, number> = {};
  const faults: EnvFileFault[] = [];
  for (const [index, row] of content.split(/\r\n|\r|\n/).entries()) {
    const line = index + 1;
    if (/^\s*(#|$)/.test(row)) continue;
    const [, name, rest = ''] = assignment.exec(row.trim()) ?? [];
    if (name === undefined) {
      faults.push({ kind: 'noSetting', line });
      continue;
    }
    const value = readValue(rest);
    // `.env.example` has every name with nothing behind it, and whoever copies it may write below.
    const isTwice = value !== '' && (values[name] ?? '') !== '';
    if (isTwice) faults.push({ kind: 'twice', line, name, first: lines[name] as number });
    if (value === undefined) faults.push({ kind: 'openQuote', line, name });
    if (isTwice || (value === '' && name in values)) continue;
    values[name] = value ?? '';
    lines[name] = line;
  }
  return { path, values, lines, faults };
}

/** @returns undefined when it begins with a quote that nothing closes */
function readValue(written: string): string | undefined {
  const value = (beforeComment.exec(` ${written}`)?.[0] ?? '').trim();
  const [isQuoted, double, single, back] = quoted.exec(value) ?? [];
  if (isQuoted !== undefined) return double?.replaceAll('\\"', '"') ?? single ?? back ?? '';
  const [first = ''] = value;
  const isOpen = ['"', "'", '`'].includes(first) && !value.slice(1).includes(first);
  return isOpen ? undefined : value;
}
