import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { now } from './clock.ts';

/** Learns from the kernel when the servers of one trial have died: each holds a connection to it for its whole life. */
export class Lifeline implements AsyncDisposable {
  readonly #server: Server;
  #open = 0;
  #emptySince: number | undefined;

  private constructor(server: Server) {
    this.#server = server;
    server.on('connection', (socket) => {
      this.#open += 1;
      socket.on('error', () => {});
      socket.once('close', () => {
        this.#open -= 1;
        this.#emptySince = now();
      });
      socket.resume();
    });
  }

  /** Listens on a socket of the file system. */
  static async listen(file: string): Promise<Lifeline> {
    const server = createServer().listen(file);
    await once(server, 'listening');
    return new Lifeline(server);
  }

  /** How many processes of the server live. */
  get open(): number {
    return this.#open;
  }

  /** When the last server died, or undefined while one lives. */
  get goneAt(): number | undefined {
    return this.#open === 0 ? this.#emptySince : undefined;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.close();
  }
}
