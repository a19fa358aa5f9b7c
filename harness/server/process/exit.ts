import { text } from '../../language/text.ts';

/** How a process ended: by a code of its own or by a signal, never both. */
export type Exit = { readonly code: number } | { readonly signal: string };

/** `exit code 3` or `signal SIGKILL`, for people. */
export function describeExit(exit: Exit): string {
  return 'code' in exit
    ? text('exit.code', { code: exit.code })
    : text('exit.signal', { signal: exit.signal });
}
