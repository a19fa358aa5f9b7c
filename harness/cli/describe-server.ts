import { text } from '../language/text.ts';
import type { LogFiles } from '../server/logs/log-files.ts';

/** What is known of a server, whoever looks at it. */
export interface KnownServer {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly healthUrl: string;
  readonly pid: number;
  readonly workspace: string;
  readonly logs: LogFiles;
}

/** Facts about a server and what can be done with it, for people. */
export function describeServer({ id, url, pid, workspace, logs }: KnownServer): string[] {
  const facts = [
    text('fact.id', { value: id }),
    text('fact.url', { value: url }),
    text('fact.pid', { value: pid }),
    text('fact.out', { value: logs.out }),
    text('fact.err', { value: logs.err }),
    text('fact.workspace', { value: workspace }),
    text('cli.start.logs', { command: 'npm run server:logs' }),
    text('cli.start.stop', { command: 'npm run server:stop' }),
  ];
  return facts.map((line) => `  ${line}`);
}

/** The same for a machine. */
export function serverAsJson({ id, name, url, healthUrl, pid, workspace, logs }: KnownServer) {
  return { id, target: name, url, healthUrl, pid, logs, workspace };
}
