/** The host of an address as a socket wants it: IPv6 without its brackets. */
export function hostOf(url: string): string {
  return new URL(url).hostname.replaceAll(/[[\]]/g, '');
}

/** The port of an address; a URL leaves out the one that its protocol has of its own. */
export function portOf(url: string): number {
  const { port, protocol } = new URL(url);
  return port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port);
}

/** An address of a server that every part of a run can use: http or https, and nothing in it but host and path. */
export function isServerAddress(typed: string): boolean {
  if (!URL.canParse(typed) || !/^https?:\/\//i.test(typed)) return false;
  const { username, password, search, hash } = new URL(typed);
  return [username, password, search, hash].every((part) => part === '');
}

/** Where an application lives, without a slash at the end: `http://host:5000`, `https://host/app`. */
export function baseOf(url: string): string {
  const { origin, pathname } = new URL(url);
  return origin + pathname.replace(/\/+$/, '');
}
