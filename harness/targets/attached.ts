import type { Settings } from '../config/env.ts';
import { contractPages } from './pages.ts';
import { reference } from './reference.ts';
import type { Target } from './target.ts';

/** A server that somebody else has started: it is looked at, never started, stopped or restarted. */
export function attached(settings: Settings): Target {
  const { pictures } = settings;
  // What a screen may weigh is for its own people to say.
  const budgets = {};
  const absent = { catalogs: undefined, folder: undefined, start: undefined, strongerSettings: undefined };
  const pages = contractPages;
  return { ...reference(settings), name: 'attached', budgets, pages, pictures, ...absent };
}
