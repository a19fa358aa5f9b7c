import { isServerAddress } from '../config/address.ts';

/** `--open`, `--open=true`, `--open=false`. */
export function readYesNo(typed: string | boolean): boolean | undefined {
  return new Map<string | boolean, boolean>([
    [true, true],
    ['true', true],
    ['false', false],
  ]).get(typed);
}

/** A whole number within these limits, or undefined. */
export function wholeNumber(from: number, to: number): (typed: string | boolean) => number | undefined {
  return (typed) => {
    const value = /^\d+$/.test(String(typed)) ? Number(typed) : Number.NaN;
    return value >= from && value <= to ? value : undefined;
  };
}

/** An address of this machine, as far as its letters tell. */
export function readHost(typed: string | boolean): string | undefined {
  return /^[\w.:-]+$/.test(String(typed)) ? String(typed) : undefined;
}

/** The address of a server, or undefined; one with a user or a password is none. */
export function readAddress(typed: string | boolean): string | undefined {
  return isServerAddress(String(typed)) ? String(typed) : undefined;
}

/** One of the two streams of a server. */
export function readStream(typed: string | boolean): 'out' | 'err' | undefined {
  return typed === 'out' || typed === 'err' ? typed : undefined;
}

/** A regular expression; small and capital letters are the same unless it asks for a capital one. */
export function readPattern(typed: string | boolean): RegExp | undefined {
  try {
    return new RegExp(String(typed), /\p{Lu}/u.test(String(typed)) ? 'u' : 'iu');
  } catch {
    return undefined;
  }
}

/** A path of a server. */
export function readPath(typed: string | boolean): string | undefined {
  return /^\/[^\s#]*$/.test(String(typed)) ? String(typed) : undefined;
}

/** A language as a BCP 47 tag. */
export function readLanguage(typed: string | boolean): string | undefined {
  try {
    return new Intl.Locale(String(typed)).toString();
  } catch {
    return undefined;
  }
}
