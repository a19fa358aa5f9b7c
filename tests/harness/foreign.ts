import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer, type Server } from 'node:net';

/** A server that is not ours: the test's own process holds its port. */
export interface Foreign extends AsyncDisposable {
  readonly port: number;
  /** Whether it still answers as it did: nobody has touched it. */
  readonly isListening: boolean;
}

/** Answers every request with the next status, the last one for ever. */
export function startForeign(statuses: readonly number[], host = '127.0.0.1', port = 0): Promise<Foreign> {
  const left = [...statuses];
  const server = createHttpServer((_, response) => {
    const [status = 200] = left.length > 1 ? left.splice(0, 1) : left;
    response.writeHead(status, { connection: 'close' }).end('I am another one');
  });
  return listen(server, host, port);
}

/** Accepts connections and never answers. */
export function startMute(host = '127.0.0.1', port = 0): Promise<Foreign> {
  return listen(
    createServer(() => {}),
    host,
    port,
  );
}

async function listen(server: Server, host: string, port: number): Promise<Foreign> {
  const sockets = new Set<{ destroy(): void }>();
  server.on('connection', (socket) => sockets.add(socket));
  server.listen(port, host);
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    get isListening() {
      return server.listening;
    },
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
