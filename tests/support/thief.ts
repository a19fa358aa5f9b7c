import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Foreign } from './foreign.ts';

/** Takes the ports that programs are about to listen on, just before they do (see `asks-before-listening.mjs`). */
export interface Thief extends AsyncDisposable {
  /** What the program's environment needs. */
  readonly env: Readonly<Record<string, string>>;
  /** What was stolen so far. */
  readonly stolen: readonly Foreign[];
}

/**
 * @param take starts somebody else on a port
 * @param times how many ports are taken; the programs after that find theirs free
 */
export async function startThief(take: (port: number) => Promise<Foreign>, times: number): Promise<Thief> {
  const stolen: Foreign[] = [];
  const server = createServer(async ({ url }, response) => {
    const port = Number(new URL(url as string, 'http://thief').searchParams.get('port'));
    if (stolen.length < times) stolen.push(await take(port));
    response.writeHead(200, { connection: 'close' }).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    env: { BEFORE_LISTEN: `http://127.0.0.1:${port}/` },
    stolen,
    [Symbol.asyncDispose]: async () => {
      await Promise.all(stolen.map((foreign) => foreign[Symbol.asyncDispose]()));
      server.close();
    },
  };
}
