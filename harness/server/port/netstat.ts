import { runTool } from '../process/windows-tools.ts';

/** A socket of Windows that waits for clients. */
export interface WindowsListener {
  readonly address: string;
  readonly port: number;
  readonly pid: number;
}

/** All of them, in both families; empty where netstat is missing or forbidden. */
export async function askNetstat(): Promise<WindowsListener[]> {
  return parseNetstat(await runTool('netstat', ['-ano']));
}

/**
 * The rows that listen. Headings are in the language of Windows, and so is a state on some systems; so a row is known by
 * its columns: TCP, and a far side with port 0. Those of UDP have no far side, those of connections have one with a port,
 * also when they are over and belong to nobody any more (pid 0).
 */
export function parseNetstat(output: string): WindowsListener[] {
  const row = /^\s*TCP\s+(\S+):(\d+)\s+\S+:0\s.*?(\d+)\s*$/gm;
  return [...output.matchAll(row)].map(([, address = '', port, pid]) => ({
    address: address.replace(/^\[(.*?)(%\d+)?\]$/, '$1'),
    port: Number(port),
    pid: Number(pid),
  }));
}

/** Those who answer at an address: who has named it comes before who takes any of its family. */
export function choose(
  listeners: readonly WindowsListener[],
  port: number,
  address?: string,
): WindowsListener[] {
  const there = listeners.filter((listener) => listener.port === port);
  if (address === undefined) return there;
  const named = there.filter((listener) => listener.address === address);
  const any = address.includes(':') ? '::' : '0.0.0.0';
  return named.length > 0 ? named : there.filter((listener) => listener.address === any);
}
