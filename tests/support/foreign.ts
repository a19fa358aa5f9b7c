import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';

/** A server that is not ours: the test's own process holds its port. */
export interface Foreign extends AsyncDisposable {
  readonly port: number;
  /** Whether it still answers as it did: nobody has touched it. */
  readonly isListening: boolean;
  /** How many connections to it are open. */
  readonly connections: number;
}

/** Answers every request with the next status, the last one for ever; 0: with nothing. */
export function startForeign(statuses: readonly number[], host = '127.0.0.1', port = 0): Promise<Foreign> {
  const left = [...statuses];
  const server = createHttpServer((_, response) => {
    const [status = 200] = left.length > 1 ? left.splice(0, 1) : left;
    if (status === 0) return;
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
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => sockets.add(socket));
  server.listen(port, host);
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    get isListening() {
      return server.listening;
    },
    get connections() {
      return [...sockets].filter(({ destroyed }) => !destroyed).length;
    },
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
