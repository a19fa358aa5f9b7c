import { formatDuration, text } from '../language/text.ts';
import { politeGraceMs } from './process/stop-tree.ts';

/** A server that is gone, and its port free. */
export interface StoppedServer {
  readonly name: string;
  readonly port: number;
  /** Whether it did not end by itself in its time. */
  readonly wasKilled: boolean;
}

/** How a server was stopped, for people. */
export function describeStop({ name, port, wasKilled }: StoppedServer): string[] {
  const kill = text('run.killed', { name, grace: formatDuration(politeGraceMs) });
  return [...(wasKilled ? [kill] : []), text('run.stopped', { name, port })];
}
