import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { defuse } from '../../language/defuse.ts';
import { text } from '../../language/text.ts';
import { hasProcessTable, listOpenFiles, readProgram, readUser } from '../process/process-table.ts';
import { askProgram } from '../process/windows-processes.ts';
import { askNetstat, choose } from './netstat.ts';

/** A socket that somebody listens at. */
interface ListeningSocket {
  /** As `/proc` writes it: hexadecimal, each four bytes turned around. */
  readonly address: string;
  readonly port: number;
  readonly inode: string;
}

const addressesInProc: Readonly<Record<string, readonly string[]>> = {
  '127.0.0.1': ['0100007F', '0000000000000000FFFF00000100007F'],
  '::1': ['00000000000000000000000001000000'],
};
const anyAddress = ['00000000', '00000000000000000000000000000000'];
/** A socket for both families stands in the second one. */
const tables = ['tcp', 'tcp6'];
/** The column of `/proc/net/tcp` for a socket that waits for clients. */
const listening = '0A';

/**
 * The processes that listen on a port, as far as this system tells us.
 * @param address only those that answer there; the kernel prefers who named the address over who takes any
 */
export async function findListeners(port: number, address?: string): Promise<number[]> {
  if (hasProcessTable) return findOwners(await findSockets(port, address));
  if (process.platform !== 'win32') return [];
  return [...new Set(choose(await askNetstat(), port, address).map(({ pid }) => pid))];
}

/** Whether a process itself listens at an address; false also where the system does not tell. */
export async function holdsSocket(pid: number, port: number, address: string): Promise<boolean> {
  if (!hasProcessTable) return false;
  const sockets = await findSockets(port, address);
  const open = new Set(listOpenFiles(pid));
  return sockets.some(({ inode }) => open.has(`socket:[${inode}]`));
}

/** Who listens on a port, for people. */
export async function describeListener(port: number): Promise<string> {
  const [pid] = await findListeners(port);
  return pid === undefined ? text('owner.unknown') : describeProcess(pid);
}

/** What to do about whoever has a port, in sentences. On Windows nobody may listen and the system still keep the port. */
export async function explainFreeing(port: number): Promise<string[]> {
  const isWindows = process.platform === 'win32';
  const [pid] = await findListeners(port);
  if (pid === undefined) return isWindows ? [text('wayOut.excludedPorts')] : [];
  return [text('wayOut.endOwner', { command: isWindows ? `taskkill /PID ${pid} /F` : `kill ${pid}` })];
}

/** A process by its number and its program, and its user when that is another. */
export async function describeProcess(pid: number): Promise<string> {
  const found = hasProcessTable ? readProgram(pid) : await askProgram(pid).catch(() => undefined);
  const program = defuse(found || '?');
  const user = hasProcessTable ? readUser(pid) : undefined;
  const isForeign = user !== undefined && user !== process.getuid?.();
  return isForeign
    ? text('owner.processOf', { pid, program, user })
    : text('owner.process', { pid, program });
}

/** Where processes listen, such as `127.0.0.1:5000`; undefined where the system does not tell. */
export async function findListeningAddresses(pids: readonly number[]): Promise<string[] | undefined> {
  if (process.platform === 'win32') {
    const own = (await askNetstat()).filter(({ pid }) => pids.includes(pid));
    return own.map(({ address, port }) => `${shorten(address)}:${port}`);
  }
  if (!hasProcessTable) return undefined;
  const open = new Set(pids.flatMap(listOpenFiles));
  const sockets = await listSockets(tables);
  return sockets
    .filter(({ inode }) => open.has(`socket:[${inode}]`))
    .map(({ address, port }) => `${nameAddress(address)}:${port}`);
}

/** Those who answer at an address. A table takes 4 ms to read, so the second one is read only when it matters. */
async function findSockets(port: number, address: string | undefined): Promise<readonly ListeningSocket[]> {
  const exact = addressesInProc[address ?? ''];
  if (exact === undefined) return listSockets(tables, port);
  for (const table of address?.includes(':') ? ['tcp6'] : tables) {
    const sockets = await listSockets([table], port);
    const named = sockets.filter((socket) => exact.includes(socket.address));
    const any = sockets.filter((socket) => anyAddress.includes(socket.address));
    if (sockets.length > 0) return named.length > 0 ? named : any;
  }
  return [];
}

/** `/proc/net/tcp` names the socket, `/proc/<pid>/fd` who has it open; `ss` and `lsof` are often not installed. */
function findOwners(sockets: readonly ListeningSocket[]): number[] {
  if (sockets.length === 0) return [];
  const wanted = new Set(sockets.map(({ inode }) => `socket:[${inode}]`));
  const pids = readdirSync('/proc').map(Number).filter(Number.isInteger);
  return pids.filter((pid) => listOpenFiles(pid).some((file) => wanted.has(file)));
}

async function listSockets(from: readonly string[], port?: number): Promise<ListeningSocket[]> {
  return (await Promise.all(from.map(readTable)))
    .flat()
    .filter((socket) => port === undefined || socket.port === port);
}

async function readTable(table: string): Promise<ListeningSocket[]> {
  return (await readProcNet(table))
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter((fields) => fields[3] === listening)
    .map((fields) => {
      const [address = '', port = ''] = (fields[1] ?? '').split(':');
      return { address, port: Number.parseInt(port, 16), inode: fields[9] ?? '' };
    });
}

/** In another thread: the kernel takes 4 ms for it. Empty where it has no IPv6. */
function readProcNet(table: string): Promise<string> {
  return readFile(`/proc/net/${table}`, 'utf8').catch(() => '');
}

/** An address of `/proc` as people write it. */
function nameAddress(address: string): string {
  if (anyAddress.includes(address)) return '*';
  const bytes = (address.match(/.{8}/g) ?? []).flatMap((word) => word.match(/../g)?.reverse() ?? []);
  if (bytes.length === 4) return bytes.map((byte) => Number.parseInt(byte, 16)).join('.');
  // The URL standard shortens it.
  return new URL(`http://[${bytes.join('').match(/.{4}/g)?.join(':')}]`).hostname;
}

/** The same for an address of netstat. */
function shorten(address: string): string {
  if (address === '0.0.0.0' || address === '::') return '*';
  return address.includes(':') ? `[${address}]` : address;
}
