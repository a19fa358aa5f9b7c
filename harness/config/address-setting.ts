import { text } from '../language/text.ts';

/** Whether a setting is the address of a server that we can take apart again. */
export function isAddress(value: string, protocols: readonly string[]): boolean {
  if (!URL.canParse(value)) return false;
  const url = new URL(value);
  // What a path is for Redis is the number of a database.
  const hasPath = url.protocol !== 'redis:' || /^\/?\d*$/.test(url.pathname);
  const isOk = protocols.includes(url.protocol) && url.hostname !== '' && hasPath;
  // In the path of a page an @ is nothing special.
  return isOk && (url.protocol.startsWith('http') || !hasRawSign(value));
}

/** What its writer may have meant, for people; undefined where nobody can tell. Never holds what was written before an `@`. */
export function guessAddress(value: string, protocols: readonly string[]): string | undefined {
  if (hasRawSign(value)) return text('settings.encode');
  const full = `${protocols[0]}//${value}`;
  const isBare = !value.includes('://') && !value.includes('@');
  return isBare && isAddress(full, protocols) ? text('settings.meant', { value: full }) : undefined;
}

/** An address without who gets in by which password. */
export function hideCredentials(address: string): string {
  // Up to the last one: a password may hold others, and then is no part of what a library takes for it.
  return address.replace(/^(\w[\w+.-]*:\/\/)?.*@/s, '$1***@');
}

/** Whether a name or a password holds a sign that means something else in an address, such as `#`. */
function hasRawSign(value: string): boolean {
  const [, credentials = ''] = /^\w[\w+.-]*:\/\/(.*)@/s.exec(value) ?? [];
  return /[#/?\\\s]|%(?![\da-f]{2})/i.test(credentials);
}
