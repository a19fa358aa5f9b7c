/** Bytes as they go over the wire. */
export type RedisReply = string;

const bulk = (value: string) => `$${Buffer.byteLength(value)}\r\n${value}\r\n`;

const greeting = ['server', 'redis', 'version', '7.0.0', 'mode', 'standalone', 'role', 'master'];

/** What a healthy, empty Redis says to the few commands that clients begin with. It stores nothing. */
export function answerAs([name = '', argument = '']: readonly string[]): RedisReply {
  if (name === 'PING') return '+PONG\r\n';
  if (name === 'INFO') return bulk('# Server\r\nredis_version:7.0.0\r\n');
  if (name === 'GET') return '$-1\r\n';
  if (['DEL', 'EXISTS', 'EXPIRE', 'DBSIZE', 'TTL'].includes(name)) return ':0\r\n';
  if (name === 'HELLO') {
    // Version 3 of the protocol has maps, version 2 a flat list.
    const head = argument === '3' ? `%${greeting.length / 2}` : `*${greeting.length}`;
    return `${head}\r\n${greeting.map(bulk).join('')}`;
  }
  return '+OK\r\n';
}
