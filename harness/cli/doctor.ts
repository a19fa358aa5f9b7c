import { wrongSettings } from '../config/env.ts';
import type { TextKey } from '../language/en.ts';
import type { ExplainedError } from '../language/explained-error.ts';
import { text } from '../language/text.ts';
import { type Check, type Finding, findingOf } from './checks/finding.ts';
import { showProgress } from './progress-line.ts';
import { formatTable, mark, say, sayJson } from './say.ts';

interface Examination {
  readonly name: TextKey;
  /** Without settings that can be used, what it imports would throw; services and records need a run of our own. */
  readonly needs: 'nothing' | 'settings' | 'run';
  load(): Promise<Check>;
}

const examinations: readonly Examination[] = [
  {
    name: 'doctor.name.node',
    needs: 'nothing',
    load: async () => (await import('./checks/node.ts')).checkNode,
  },
  {
    name: 'doctor.name.browser',
    needs: 'settings',
    load: async () => (await import('./checks/browser.ts')).checkBrowser,
  },
  {
    name: 'doctor.name.folder',
    needs: 'settings',
    load: async () => (await import('./checks/target.ts')).checkTargetFolder,
  },
  {
    name: 'doctor.name.start',
    needs: 'run',
    load: async () => (await import('./checks/target.ts')).checkTargetStart,
  },
  {
    name: 'doctor.name.redis',
    needs: 'run',
    load: async () => (await import('./checks/services.ts')).checkRedis,
  },
  {
    name: 'doctor.name.postgres',
    needs: 'run',
    load: async () => (await import('./checks/services.ts')).checkPostgres,
  },
  {
    name: 'doctor.name.mariadb',
    needs: 'run',
    load: async () => (await import('./checks/services.ts')).checkMariadb,
  },
  {
    name: 'doctor.name.ports',
    needs: 'settings',
    load: async () => (await import('./checks/ports.ts')).checkPorts,
  },
  {
    name: 'doctor.name.disk',
    needs: 'settings',
    load: async () => (await import('./checks/disk.ts')).checkDisk,
  },
  {
    name: 'doctor.name.rights',
    needs: 'settings',
    load: async () => (await import('./checks/rights.ts')).checkRights,
  },
  {
    name: 'doctor.name.old',
    needs: 'settings',
    load: async () => (await import('./checks/old-servers.ts')).checkOldServers,
  },
  {
    name: 'doctor.name.clock',
    needs: 'nothing',
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
  if (wrongSettings !== undefined) return [explainSettings(wrongSettings), ...(await performWith('nothing'))];
  const { withRun } = await import('../server/run/with-run.ts');
  let results: Result[] | undefined;
  const failure = await withRun(async () => {
    results = await performWith('nothing', 'settings', 'run');
  }).catch((error: unknown) => label('doctor.name.run', findingOf(error)));
  results ??= await performWith('nothing', 'settings');
  return failure === undefined ? results : [failure, ...results];
}

function performWith(...there: readonly Examination['needs'][]): Promise<Result[]> {
  return Promise.all(examinations.filter(({ needs }) => there.includes(needs)).map(perform));
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
