import type { Settings } from '../config/env.ts';
import { reference } from './reference.ts';
import type { Target } from './target.ts';

/** A server that somebody else has started: it is looked at, never started, stopped or restarted. */
export function attached(settings: Settings): Target {
  const promised = reference(settings);
  const abilities = { ...promised.abilities, ownServer: false };
  const { pictures } = settings;
  return { ...promised, name: 'attached', abilities, pictures, folder: undefined, start: undefined };
}
