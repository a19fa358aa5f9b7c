import { paint, terminal } from '../config/terminal.ts';
import { formatAge, formatBytes, text } from '../language/text.ts';
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

/** Lists every live server of ours on this machine. */
export async function showStatus({ json }: { readonly json?: boolean }): Promise<number> {
  const servers = await listServers();
  const all = await Promise.all(servers.map(inspect));
  if (json === true) sayJson(all.map(asJson));
  else for (const line of all.length === 0 ? explainNone() : formatStatus(all)) say(line);
  return 0;
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

function formatStatus(all: readonly Status[]): string[] {
  const head = (['id', 'target', 'url', 'pid', 'uptime', 'health', 'logs', 'owner'] as const).map((column) =>
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
  const { startedAt, host, port, isByHand, isBackground, owner } = server;
  const kind = isBackground ? 'background' : isByHand ? 'foreground' : 'test run';
  return {
    ...serverAsJson({ ...server, pid: server.process.pid }),
    host,
    port,
    startedAt,
    uptimeMs: Math.round(uptimeMs),
    health,
    logBytes,
    owner: { kind, pid: owner?.pid },
  };
}

function explainNone(): string[] {
  return [text('cli.status.none'), `  ${text('cli.wayOut.start', { command: 'npm run server:start' })}`];
}
