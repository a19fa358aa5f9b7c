import { once } from 'node:events';
import { createServer } from 'node:net';
import { settings } from '../../config/env.ts';
import { describeReason } from '../../language/reason.ts';
import { text } from '../../language/text.ts';
import { listServers } from '../../server/list-servers.ts';
import { describeListener, explainFreeing } from '../../server/port/listeners.ts';
import { findFreePort, isPortTaken } from '../../server/port/port.ts';
import { within } from '../../server/process/within.ts';
import type { Finding } from './finding.ts';

/** A name of a host may have to be asked for in the network. */
const listenLimitMs = 15_000;

/** Whether a server can listen where it is to listen. */
export async function checkPorts(): Promise<Finding> {
  const { host, port } = settings;
  const reason = await tryListening(host);
  if (reason !== undefined) {
    const words = text('doctor.ports.noHost', { host, reason });
    return { state: 'failed', words, repair: 'WIZARD_HOST=127.0.0.1' };
  }
  if (port === undefined) {
    return { state: 'ok', words: text('doctor.ports.free', { host, port: await findFreePort(host) }) };
  }
  if (!(await isPortTaken(host, port))) {
    return { state: 'ok', words: text('doctor.ports.namedFree', { host, port }) };
  }
  return explainTaken(port);
}

/** @returns why not, or undefined when it works */
async function tryListening(host: string): Promise<string | undefined> {
  const server = createServer().listen({ host, port: 0, exclusive: true });
  try {
    await within(listenLimitMs, text('wait.listen', { host }), once(server, 'listening'));
    return undefined;
  } catch (error) {
    return describeReason(error);
  } finally {
    server.close();
  }
}

async function explainTaken(port: number): Promise<Finding> {
  const ours = (await listServers()).find((server) => server.port === port);
  if (ours !== undefined) {
    const words = text('doctor.ports.ours', { port, id: ours.id });
    return { state: 'failed', words, repair: `npm run server:stop -- --id ${ours.id}` };
  }
  const owner = await describeListener(port);
  const repair = [text('wayOut.otherPort'), ...(await explainFreeing(port))].join('; ');
  return { state: 'failed', words: text('doctor.ports.taken', { port, owner }), repair };
}
