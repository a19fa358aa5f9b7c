import { createHash, randomBytes } from 'node:crypto';

/** What a server was asked to be, by name, to tell later whether the same is asked for again. */
export interface Wishes {
  readonly salt: string;
  /** No values: they may be secrets. */
  readonly digests: Readonly<Record<string, string>>;
}

/** Names with their values, such as settings and variables of the environment; undefined is as good as absent. */
export type WishedValues = Readonly<Record<string, string | undefined>>;

/** Notes wishes so that their values cannot be read from it. */
export function noteWishes(values: WishedValues, salt = randomBytes(8).toString('hex')): Wishes {
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  return {
    salt,
    digests: Object.fromEntries(given.map(([name, value]) => [name, digest(`${salt}${value}`)])),
  };
}

/** The names whose values are others now, or came or went. */
export function nameOtherWishes(noted: Wishes, values: WishedValues): string[] {
  const { digests } = noteWishes(values, noted.salt);
  const names = [...new Set([...Object.keys(noted.digests), ...Object.keys(digests)])].sort();
  return names.filter((name) => noted.digests[name] !== digests[name]);
}

function digest(value: string): string {
  return createHash('sha256').update(value).digest('hex').slice(0, 12);
}
