import { createServer, type Socket } from 'node:net';
import { findFreePort } from '../server/port/port.ts';
import { loopback } from './address.ts';

/** Something of ours that accepts connections, in this process. */
export interface Listener extends AsyncDisposable {
  readonly host: string;
  readonly port: number;
  /** How many connections have come so far. */
  readonly connections: number;
  /** Ends it and every connection to it. */
  stop(): Promise<void>;
}

/** Accepts connections on a free port and hands each to `talk`. */
export async function listen(talk: (socket: Socket) => void): Promise<Listener> {
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {}); // the client under test may leave as rudely as it likes
    talk(socket);
  });
  const port = await findFreePort(loopback);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, loopback, resolve);
  });
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
  return {
    host: loopback,
    port,
    get connections() {
      return connections;
    },
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

/** Accepts and never says a word: no client of any protocol may wait forever. */
export function startMuteServer(): Promise<Listener> {
  return listen((socket) => socket.resume());
}

/** Speaks HTTP to everybody, as when somebody types the port of a web server. */
export function startWrongProtocol(): Promise<Listener> {
  const answer = 'HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n';
  return listen((socket) => {
    socket.end(answer);
    socket.resume();
  });
}
