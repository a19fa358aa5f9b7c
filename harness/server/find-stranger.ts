import { hostOf, portOf } from '../config/address.ts';
import { findListeners, holdsSocket } from './port/listeners.ts';
import type { ManagedProcess } from './process/managed-process.ts';

/**
 * Who answers at an address instead of our process and what came out of it. A 200 says nothing about who gave it:
 * the socket must be ours.
 * @returns undefined when it is ours, nobody listens, or the system does not tell
 */
export async function findStranger(child: ManagedProcess, url: string): Promise<number | undefined> {
  const [address, port] = [hostOf(url), portOf(url)];
  // Nearly always: to look at one process takes 0.3 ms, at all of them 10.
  if (await holdsSocket(child.pid, port, address)) return undefined;
  const listeners = await findListeners(port, address);
  if (listeners.length === 0 || listeners.includes(child.pid)) return undefined;
  const family = await child.findFamily();
  return family === undefined || listeners.some((pid) => family.includes(pid)) ? undefined : listeners[0];
}
