import { settings } from '../config/env.ts';
import { findApplication } from '../describe/find-application.ts';
import type { HeldFileError } from '../files/until-released.ts';
import { formatBytes, formatDays, text } from '../language/text.ts';
import { hasKeptData, keptDataFolder, resetKeptData, withKeptData } from '../server/kept-data.ts';
import { findLeftovers, type Leftover, removeLeftovers } from '../server/run/leftovers.ts';
import { showProgress } from './progress-line.ts';
import { mark, say, sayError, sayJson } from './say.ts';

export interface CleanOptions {
  readonly dryRun?: boolean;
  readonly days?: number;
  readonly reset?: boolean;
  readonly json?: boolean;
}

/** Removes what nobody needs any more; on request it also forgets what a server was told to keep. */
export async function clean({
  dryRun,
  days = settings.logKeepDays,
  reset,
  json,
}: CleanOptions): Promise<number> {
  const isJson = json === true;
  const isDry = dryRun === true;
  const progress = showProgress(text('cli.clean.cleaning'), !isJson);
  const { leftovers, stuck } = await sweep(days, isDry).finally(progress.end);
  const resetResult = reset === true ? await resetData(isDry) : undefined;
  const notRemoved = stuck.map(({ message }) => message);
  if (isJson) sayJson({ dryRun: isDry, leftovers, notRemoved, ...(resetResult && { reset: resetResult }) });
  else tell(leftovers, days, isDry, notRemoved, resetResult);
  return notRemoved.length === 0 && resetResult?.error === undefined ? 0 : 1;
}

interface Sweep {
  /** What was removed, or would be. */
  readonly leftovers: readonly Leftover[];
  /** Why something is still there. */
  readonly stuck: readonly HeldFileError[];
}

async function sweep(days: number, isDry: boolean): Promise<Sweep> {
  const leftovers = await findLeftovers(settings.logDir, days);
  if (isDry) return { leftovers, stuck: [] };
  const stuck = await removeLeftovers(leftovers);
  // What cannot be removed may have a longer name by now.
  const isGone = ({ path }: Leftover) => !stuck.some(({ file }) => file.startsWith(path));
  return { leftovers: leftovers.filter(isGone), stuck };
}

interface Reset {
  readonly folder: string;
  readonly wasThere: boolean;
  readonly error?: string;
}

async function resetData(isDry: boolean): Promise<Reset> {
  const { name } = await findApplication(settings);
  const folder = keptDataFolder(name);
  const wasThere = hasKeptData(name);
  try {
    // Both refuse while a live server uses it.
    await (isDry ? withKeptData(name, async () => {}) : resetKeptData(name));
    return { folder, wasThere };
  } catch (error) {
    return { folder, wasThere, error: (error as Error).message };
  }
}

function tell(
  leftovers: readonly Leftover[],
  days: number,
  isDry: boolean,
  notRemoved: readonly string[],
  reset: Reset | undefined,
): void {
  for (const kind of ['log', 'run'] as const) {
    const some = leftovers.filter((leftover) => leftover.kind === kind);
    if (some.length > 0) tellKind(kind, some, days, isDry);
  }
  for (const message of notRemoved) sayError(`${mark('warning')} ${message}`);
  if (leftovers.length === 0 && notRemoved.length === 0)
    say(`${mark('ok')} ${text('cli.clean.nothing', { age: formatDays(days) })}`);
  if (reset?.error !== undefined) sayError(reset.error);
  else if (reset !== undefined) tellReset(reset, isDry);
}

function tellReset(reset: Reset, isDry: boolean): void {
  const key = !reset.wasThere ? 'cli.clean.notKept' : isDry ? 'cli.clean.wouldReset' : 'cli.clean.wasReset';
  say(`${mark(isDry && reset.wasThere ? 'running' : 'ok')} ${text(key, { folder: reset.folder })}`);
}

function tellKind(kind: Leftover['kind'], some: readonly Leftover[], days: number, isDry: boolean): void {
  const size = formatBytes(some.reduce((sum, { bytes }) => sum + bytes, 0));
  const key = `cli.clean.${isDry ? 'would' : 'removed'}.${kind}` as const;
  say(`${mark(isDry ? 'running' : 'ok')} ${text(key, { count: some.length, age: formatDays(days), size })}`);
  for (const { path, bytes } of some) say(`  ${path} (${formatBytes(bytes)})`);
}
