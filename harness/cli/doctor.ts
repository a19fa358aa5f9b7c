import type { TextKey } from '../language/en.ts';
import { ExplainedError } from '../language/explained-error.ts';
import { text } from '../language/text.ts';
import { type Check, type Finding, findingOf } from './checks/finding.ts';
import { showProgress } from './progress-line.ts';
import { formatTable, mark, say, sayJson } from './say.ts';

interface Examination {
  readonly name: TextKey;
  /** Whether it can be done while some settings cannot be used: those it imports would throw. */
  readonly worksWithoutSettings?: boolean;
  /** Whether it starts something. */
  readonly needsRun?: boolean;
  load(): Promise<Check>;
}

const examinations: readonly Examination[] = [
  {
    name: 'doctor.name.node',
    worksWithoutSettings: true,
    load: async () => (await import('./checks/node.ts')).checkNode,
  },
  { name: 'doctor.name.browser', load: async () => (await import('./checks/browser.ts')).checkBrowser },
  { name: 'doctor.name.folder', load: async () => (await import('./checks/target.ts')).checkTargetFolder },
  {
    name: 'doctor.name.start',
    needsRun: true,
    load: async () => (await import('./checks/target.ts')).checkTargetStart,
  },
  {
    name: 'doctor.name.redis',
    needsRun: true,
    load: async () => (await import('./checks/services.ts')).checkRedis,
  },
  {
    name: 'doctor.name.postgres',
    needsRun: true,
    load: async () => (await import('./checks/services.ts')).checkPostgres,
  },
  {
    name: 'doctor.name.mariadb',
    needsRun: true,
    load: async () => (await import('./checks/services.ts')).checkMariadb,
  },
  { name: 'doctor.name.ports', load: async () => (await import('./checks/ports.ts')).checkPorts },
  { name: 'doctor.name.disk', load: async () => (await import('./checks/disk.ts')).checkDisk },
  { name: 'doctor.name.rights', load: async () => (await import('./checks/rights.ts')).checkRights },
  { name: 'doctor.name.old', load: async () => (await import('./checks/old-servers.ts')).checkOldServers },
  {
    name: 'doctor.name.clock',
    worksWithoutSettings: true,
    load: async () => (await import('./checks/clock.ts')).checkClock,
  },
];

interface Result extends Finding {
  /** The same in every language, for machines. */
  readonly check: string;
  readonly name: string;
}

/** Checks everything a run needs; fails when something is missing that a run cannot do without. */
export async function examine({ json }: { readonly json?: boolean }): Promise<number> {
  const progress = showProgress(text('doctor.checking'), json !== true);
  const results = await examineAll().finally(progress.end);
  const failed = results.filter(({ state }) => state === 'failed').length;
  if (json === true) sayJson({ ok: failed === 0, checks: results });
  else for (const line of format(results, failed)) say(line);
  return failed === 0 ? 0 : 1;
}

async function examineAll(): Promise<Result[]> {
  const settings = await import('../config/env.ts').catch((error: unknown) => error);
  if (settings instanceof ExplainedError) {
    const possible = examinations.filter(({ worksWithoutSettings }) => worksWithoutSettings);
    return [explainSettings(settings), ...(await Promise.all(possible.map(perform)))];
  }
  // Services are started to see that they do, and that needs a run.
  const { withRun } = await import('../server/run/with-run.ts');
  let results: Result[] | undefined;
  try {
    await withRun(async () => {
      results = await Promise.all(examinations.map(perform));
    });
    return results ?? [];
  } catch (error) {
    const possible = examinations.filter(({ needsRun }) => !needsRun);
    results ??= await Promise.all(possible.map(perform));
    return [label('doctor.name.run', findingOf(error)), ...results];
  }
}

async function perform({ name, load }: Examination): Promise<Result> {
  try {
    const check = await load();
    return label(name, await check());
  } catch (error) {
    return label(name, findingOf(error));
  }
}

function label(name: TextKey, finding: Finding): Result {
  return { check: name.split('.').at(-1) ?? '', name: text(name), ...finding };
}

/** One line for all of them; each of its facts names a variable. */
function explainSettings({ facts, wayOut }: ExplainedError): Result {
  return label('doctor.name.settings', {
    state: 'failed',
    words: facts.join('; '),
    repair: wayOut.join('; '),
  });
}

function format(results: readonly Result[], failed: number): string[] {
  const rows = results.map(({ name, state, words, repair }) => [
    mark(state),
    name,
    repair === undefined ? words : `${words}  ->  ${repair}`,
  ]);
  const verdict =
    failed === 0
      ? `${mark('ok')} ${text('doctor.ok')}`
      : `${mark('failed')} ${text('doctor.failed', { count: failed })}`;
  return [...formatTable(rows), '', verdict];
}
