/** Where a server is and how to get in; every part decoded, so that any character may stand in a password. */
export interface ServerAddress {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
}

/** The address of an own server: never a name, which may mean IPv4 or IPv6. */
export const loopback = '127.0.0.1';

/** Puts together what {@link parseAddress} takes apart. */
export function formatAddress(
  scheme: 'mysql' | 'postgresql' | 'redis',
  { host, port, user, password }: ServerAddress,
): string {
  const name = host.includes(':') ? `[${host}]` : host;
  return `${scheme}://${encodeURIComponent(user)}:${encodeURIComponent(password)}@${name}:${port}/`;
}

/** Takes apart an address such as `postgresql://user:p%40ss@host:5432/database`; settings have checked its form. */
export function parseAddress(url: string, defaultPort: number): ServerAddress & { readonly path: string } {
  const parsed = new URL(url);
  return {
    // Sockets want an IPv6 address without the brackets that an URL needs.
    host: parsed.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: parsed.port === '' ? defaultPort : Number(parsed.port),
    user: decodeURIComponent(parsed.username),
    password: decodeURIComponent(parsed.password),
    path: decodeURIComponent(parsed.pathname.slice(1)),
  };
}
