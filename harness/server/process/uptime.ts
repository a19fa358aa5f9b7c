import { readFileSync } from 'node:fs';
import type { ProcessIdentity } from './process-identity.ts';
import { hasProcessTable } from './process-table.ts';

/** The kernel's unit for start times on every Linux there is (`getconf CLK_TCK`). */
const ticksPerSecond = 100;

/**
 * How long a process has been running, milliseconds. On Linux the kernel says it, so that a clock that was put back or
 * forward meanwhile does not matter.
 * @param startedAt what its record says, for systems that do not tell
 */
export function measureUptime({ startTime }: ProcessIdentity, startedAt: string): number {
  if (!hasProcessTable) return Math.max(0, Date.now() - Date.parse(startedAt));
  const [sinceBoot] = readFileSync('/proc/uptime', 'utf8').split(' ');
  return Math.max(0, (Number(sinceBoot) - Number(startTime) / ticksPerSecond) * 1000);
}
