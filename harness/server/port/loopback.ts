const bothFamilies = ['127.0.0.1', '::1'] as const;
/** What people call this machine, and the address that is meant first. */
const loopbackNames: Readonly<Record<string, (typeof bothFamilies)[number]>> = {
  localhost: '127.0.0.1',
  '127.0.0.1': '127.0.0.1',
  '0.0.0.0': '127.0.0.1',
  '::1': '::1',
  '::': '::1',
};

/**
 * Where a server that was told to listen on `host` may answer, the most likely address first. Loopback has two
 * families, and which one a name means differs from system to system and from server to server.
 */
export function addressesOf(host: string): readonly string[] {
  const first = loopbackNames[host];
  return first === undefined ? [host] : [first, ...bothFamilies.filter((address) => address !== first)];
}

/** `http://127.0.0.1:5000`; IPv6 wants brackets. */
export function originOf(address: string, port: number, protocol = 'http'): string {
  return `${protocol}://${address.includes(':') ? `[${address}]` : address}:${port}`;
}
