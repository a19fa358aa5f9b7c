import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import getPort, { portNumbers } from 'get-port';
import { ExplainedError } from '../../language/explained-error.ts';
import { text } from '../../language/text.ts';
import { canConnect } from './connect.ts';
import { describeListener, explainFreeing } from './listeners.ts';
import { addressesOf } from './loopback.ts';

/** Below the range the kernel takes ports for outgoing connections from, so that no connection holds ours. */
const firstPort = 20_000;
const lastPort = 31_900;
const releaseLimitMs = 2_000;
const pollMs = 20;

/** A port that nobody listens on; two calls of one process never get the same within half a minute. */
export async function findFreePort(host: string): Promise<number> {
  // Workers do not know of each other's choice: starting anywhere makes a clash between them unlikely.
  const start = firstPort + Math.floor(Math.random() * (lastPort - firstPort));
  const candidates = [...portNumbers(start, lastPort), ...portNumbers(firstPort, start)];
  for (;;) {
    // get-port looks at one address and never names a port twice; the other family is looked at here.
    const port = await getPort({ host, port: candidates });
    if (!(await isPortTaken(host, port))) return port;
  }
}

/**
 * Whether something listens there, for loopback in either family: a client that is told `localhost` may come to it.
 * Binding alone is no proof on Windows, where addresses can be shared, and a mute listener is found by it alone.
 */
export async function isPortTaken(host: string, port: number): Promise<boolean> {
  const addresses = [...new Set([host, ...addressesOf(host)])];
  const taken = await Promise.all(
    addresses.map(async (address) => (await canConnect(address, port)) || !(await canBind(address, port))),
  );
  return taken.includes(true);
}

/**
 * Proves that a stopped server has left its port. The threads of a process may outlive its entry in the process table
 * by some milliseconds, and hold the socket until they are gone.
 * @throws naming who holds it when it is not free in time
 */
export async function provePortFree(name: string, host: string, port: number): Promise<void> {
  const end = performance.now() + releaseLimitMs;
  while (await isPortTaken(host, port)) {
    if (performance.now() > end) {
      throw new ExplainedError({
        headline: text('server.portHeld', { name, port, owner: await describeListener(port) }),
        wayOut: await explainFreeing(port),
      });
    }
    await sleep(pollMs);
  }
}

/** Windows answers EACCES for a port that it keeps for others, as Hyper-V and Docker have it do. */
const takenCodes = process.platform === 'win32' ? ['EADDRINUSE', 'EACCES'] : ['EADDRINUSE'];

function canBind(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(!takenCodes.includes(error.code ?? '')));
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(true)));
  });
}
