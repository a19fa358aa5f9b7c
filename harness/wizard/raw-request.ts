import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { hostOf, portOf } from '../config/address.ts';
import { settings } from '../config/env.ts';

/**
 * Sends bytes that no honest client would send, and gives all that came back before the server hung up; what did not
 * come because it hung up rudely is missing.
 */
export async function sendRaw(origin: string, bytes: string | readonly string[]): Promise<string> {
  const socket = await open(origin);
  const answer = collect(socket);
  for (const part of typeof bytes === 'string' ? [bytes] : bytes) socket.write(part);
  return answer;
}

/** Begins a request and never finishes it; the connection is held until it is disposed of. */
export async function beginRequest(origin: string, bytes: string): Promise<Disposable> {
  const socket = await open(origin);
  socket.on('error', () => {}); // the server may hang up on who is so slow
  socket.write(bytes);
  return { [Symbol.dispose]: () => void socket.destroy() };
}

/** The head of a request in raw form; lines are given without their ends. */
export function rawHead(requestLine: string, origin: string, headers: readonly string[] = []): string {
  const lines = [`${requestLine} HTTP/1.1`, `Host: ${new URL(origin).host}`, 'Connection: close', ...headers];
  return `${lines.join('\r\n')}\r\n\r\n`;
}

/** The status of a raw answer; 0 where the server hung up without one. */
export function rawStatus(answer: string): number {
  return Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0);
}

function open(origin: string): Promise<Socket> {
  const place = { host: hostOf(origin), port: portOf(origin) };
  const rejectUnauthorized = !settings.readiness.ignoresHttpsErrors;
  return new Promise((resolve, reject) => {
    const begin = () => {
      socket.off('error', reject);
      resolve(socket);
    };
    const socket = origin.startsWith('https:')
      ? connectTls({ ...place, rejectUnauthorized }, begin)
      : connect(place, begin);
    socket.once('error', reject);
  });
}

function collect(socket: Socket): Promise<string> {
  const parts: Buffer[] = [];
  socket.on('data', (part) => parts.push(part));
  // A reset after the answer is how a server stops somebody who goes on sending.
  socket.on('error', () => {});
  return new Promise((resolve) => {
    socket.on('close', () => resolve(Buffer.concat(parts).toString('utf8')));
  });
}
