import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { createConnection, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import getPort, { portNumbers } from 'get-port';
import { portToPid } from 'pid-port';
import { text } from '../language/text.ts';
import { hasProcessTable, readCommand } from './process-table.ts';

/** Below the range the kernel takes ports for outgoing connections from, so that no connection holds ours. */
const firstPort = 20_000;
const lastPort = 31_900;
/** A foreign process that neither accepts nor refuses must not hold us up. */
const connectLimitMs = 250;
const releaseLimitMs = 2_000;
const pollMs = 20;

/** A port that nobody listens on; two calls of one process never get the same within half a minute. */
export async function findFreePort(host: string): Promise<number> {
  // Workers do not know of each other's choice: starting anywhere makes a clash between them unlikely.
  const start = firstPort + Math.floor(Math.random() * (lastPort - firstPort));
  return getPort({ host, port: [...portNumbers(start, lastPort), ...portNumbers(firstPort, start)] });
}

/** Whether something listens there: binding alone is not proof on Windows, where addresses can be shared. */
export async function isPortTaken(host: string, port: number): Promise<boolean> {
  return (await canConnect(host, port)) || !(await canBind(host, port));
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
      throw new Error(text('server.portHeld', { name, port, owner: await describeListener(port) }));
    }
    await sleep(pollMs);
  }
}

/** The processes that listen on a port, as far as this system tells us. */
export async function findListeners(port: number): Promise<number[]> {
  if (hasProcessTable) return findListenersInProc(port);
  // It throws when nobody is found, and when the system's own tool is missing: both mean "not known".
  const pid = await portToPid({ port, host: '*' }).catch(() => undefined);
  return pid === undefined ? [] : [pid];
}

/** Who listens on a port, for people. */
export async function describeListener(port: number): Promise<string> {
  const [pid] = await findListeners(port);
  if (pid === undefined) return text('owner.unknown');
  return text('owner.process', { pid, command: hasProcessTable ? readCommand(pid) : '?' });
}

function canConnect(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ host, port, timeout: connectLimitMs });
    const settle = (isTaken: boolean) => {
      socket.destroy();
      resolve(isTaken);
    };
    socket.once('connect', () => settle(true));
    socket.once('timeout', () => settle(false));
    socket.once('error', () => settle(false));
  });
}

function canBind(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code !== 'EADDRINUSE'));
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** `/proc/net/tcp` names the socket, `/proc/<pid>/fd` who has it open; `ss` and `lsof` are often not installed. */
function findListenersInProc(port: number): number[] {
  const sockets = new Set(['tcp', 'tcp6'].flatMap((table) => listeningSockets(table, port)));
  if (sockets.size === 0) return [];
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.filter((pid) => openFiles(pid).some((file) => sockets.has(file))).map(Number);
}

function listeningSockets(table: string, port: number): string[] {
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  const listening = '0A';
  return readFileSync(`/proc/net/${table}`, 'utf8')
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter((fields) => fields[1]?.endsWith(suffix) && fields[3] === listening)
    .map((fields) => `socket:[${fields[9]}]`);
}

/** What a process has open; nothing when it ended meanwhile or is another user's. */
function openFiles(pid: string): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).map((fd) => {
      try {
        return readlinkSync(`/proc/${pid}/fd/${fd}`);
      } catch {
        return ''; // closed between the two looks
      }
    });
  } catch {
    return [];
  }
}
