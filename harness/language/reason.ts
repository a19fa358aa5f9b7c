import { text } from './text.ts';

/** Codes of the system that people meet; any other one is told as it is. */
const known = [
  'EACCES',
  'EADDRINUSE',
  'EADDRNOTAVAIL',
  'EBUSY',
  'ECONNREFUSED',
  'ECONNRESET',
  'EDQUOT',
  'EEXIST',
  'EISDIR',
  'ELOOP',
  'EMFILE',
  'ENAMETOOLONG',
  'ENFILE',
  'ENOENT',
  'ENOMEM',
  'ENOSPC',
  'ENOTDIR',
  'ENOTEMPTY',
  'ENOTFOUND',
  'EPERM',
  'EROFS',
  'ETIMEDOUT',
] as const;

/** Why the system refused something, in words and with its code: `permission denied (EACCES)`. */
export function describeReason(error: unknown): string {
  const code = findSystemError(error)?.code;
  if (code === undefined) return error instanceof Error ? error.message : String(error);
  const name = known.find((name) => name === code);
  return name === undefined ? code : `${text(`reason.${name}`)} (${code})`;
}

/**
 * The refusal of the system behind an error: itself or what caused it, such as a refused connection behind `fetch
 * failed`; undefined where the system is not to blame.
 */
export function findSystemError(error: unknown): NodeJS.ErrnoException | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code } = error as NodeJS.ErrnoException;
  // Node's own codes (`ERR_...`) tell of wrong calls, which are mistakes in the code.
  if (typeof code === 'string' && /^E(?!RR_)[A-Z0-9_]+$/.test(code)) return error;
  return findSystemError(error.cause);
}
