import type { KnownDefect } from './known-defect.ts';

/** What X-Filamenta-Python is known to get wrong: each entry is a spec that is expected to fail on it. */
export const xFilamentaDefects: readonly KnownDefect[] = [];
