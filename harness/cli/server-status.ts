import { paint, terminal } from '../config/terminal.ts';
import { formatAge, formatBytes, text } from '../language/text.ts';
import { isOfThisCheckout } from '../server/checkout.ts';
import { checkHealth, type Health } from '../server/health.ts';
import { type ListedServer, listServers } from '../server/list-servers.ts';
import { sizeOf } from '../server/logs/log-lines.ts';
import { measureUptime } from '../server/process/uptime.ts';
import { serverAsJson } from './describe-server.ts';
import { formatTable, say, sayJson } from './say.ts';

interface Status {
  readonly server: ListedServer;
  readonly uptimeMs: number;
  readonly health: Health;
  readonly logBytes: number;
}

export interface StatusOptions {
  readonly all?: boolean;
  readonly json?: boolean;
}

/** Lists the live servers of this checkout, and of all checkouts of this user where that is asked for. */
export async function showStatus({ all, json }: StatusOptions): Promise<number> {
  const servers = await listServers();
  const shown = all === true ? servers : servers.filter(isOfThisCheckout);
  const statuses = await Promise.all(shown.map(inspect));
  if (json === true) sayJson(statuses.map(asJson));
  else for (const line of format(statuses, all === true, servers.length - shown.length)) say(line);
  return 0;
}

function format(statuses: readonly Status[], isAll: boolean, others: number): string[] {
  const rest = text('cli.status.others', { count: others, command: 'npm run server:status -- --all' });
  return [
    ...(statuses.length === 0 ? explainNone(isAll) : formatStatus(statuses, isAll)),
    ...statuses.filter(({ server }) => server.hasLostRoot).map(({ server }) => tellLostRoot(server)),
    ...(others === 0 ? [] : [rest]),
  ];
}

function tellLostRoot({ id, process: { pid } }: ListedServer): string {
  return text('cli.status.rootLeft', { id, pid });
}

async function inspect(server: ListedServer): Promise<Status> {
  const { out, err } = server.logs;
  const [health, ...sizes] = await Promise.all([
    checkHealth(server.healthUrl, server.readiness),
    sizeOf(out),
    sizeOf(err),
  ]);
  const uptimeMs = measureUptime(server.process, server.startedAt);
  return { server, uptimeMs, health, logBytes: sizes.reduce((sum, size) => sum + size) };
}

function formatStatus(all: readonly Status[], withCheckout: boolean): string[] {
  const columns = ['id', 'target', 'url', 'pid', 'uptime', 'health', 'logs', 'owner'] as const;
  const head = [...columns, ...(withCheckout ? (['checkout'] as const) : [])].map((column) =>
    text(`cli.status.${column}`),
  );
  const rows = all.map(({ server, uptimeMs, health, logBytes }) => [
    server.id,
    server.target,
    server.url,
    String(server.process.pid),
    formatAge(uptimeMs),
    paint(health.isHealthy ? 'green' : 'red', health.words),
    formatBytes(logBytes),
    nameOwner(server),
    ...(withCheckout ? [server.checkout ?? '?'] : []),
  ]);
  const table = formatTable([head, ...rows]);
  return table.some((line) => line.length > terminal.columns) && terminal.canRewrite
    ? rows.flatMap((row, index) => [
        ...(index === 0 ? [] : ['']),
        ...formatTable(row.map((cell, column) => [`${head[column]}:`, cell])),
      ])
    : table;
}

/** Who ends it: a person, or the test run it belongs to. */
function nameOwner({ isByHand, isBackground, owner }: ListedServer): string {
  if (isBackground) return text('cli.owner.background');
  const pid = owner?.pid ?? '?';
  return isByHand ? text('cli.owner.foreground', { pid }) : text('cli.owner.run', { pid });
}

function asJson({ server, uptimeMs, health, logBytes }: Status) {
  const { startedAt, host, port, isByHand, isBackground, owner, checkout, hasLostRoot } = server;
  const kind = isBackground ? 'background' : isByHand ? 'foreground' : 'test run';
  return {
    ...serverAsJson({ ...server, pid: server.process.pid }),
    host,
    port,
    checkout,
    firstProcessEnded: hasLostRoot,
    startedAt,
    uptimeMs: Math.round(uptimeMs),
    health,
    logBytes,
    owner: { kind, pid: owner?.pid },
  };
}

function explainNone(isAll: boolean): string[] {
  return [
    text(isAll ? 'cli.status.noneAtAll' : 'cli.status.none'),
    `  ${text('cli.wayOut.start', { command: 'npm run server:start' })}`,
  ];
}
