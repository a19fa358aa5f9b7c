import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { execa } from 'execa';
import { type FailureLine, type RunReport, reportFile } from './failure-reporter.ts';
import { type PlannedBug, planEnvironment } from './plan.ts';
import type { SpecName } from './spec-name.ts';

const root = path.resolve(import.meta.dirname, '../..');
const cli = path.join(root, 'node_modules', '@playwright', 'test', 'cli.js');
const config = path.join(import.meta.dirname, 'playwright.config.ts');

export interface SpecRun {
  /** Bugs and their specs; without, all specs are run on the clean wizard, or those that fit `grep`. */
  readonly plan?: readonly PlannedBug[];
  readonly grep?: string;
  /** Stops after so many failures; default: never. */
  readonly maxFailures?: number;
  readonly workers: number;
  /** Told of each failure when it happens. */
  readonly onFailure?: (failure: FailureLine) => void;
}

/** All specs of the wizard, and the way to run some of them. */
export interface Suite {
  readonly specs: readonly ListedSpec[];
  /**
   * Runs specs in a process of its own.
   * @throws when the run wrote no report, with what it said
   */
  run(wish: SpecRun): Promise<RunReport>;
}

/** @param environment names the services that the specs may use; each worker starts its own where it names none */
export async function openSuite(environment: Readonly<Record<string, string>> = {}): Promise<Suite> {
  return { specs: await listSpecs(), run: (wish) => runSpecs(wish, environment) };
}

async function runSpecs(
  { plan, grep, maxFailures = 0, workers, onFailure }: SpecRun,
  environment: Readonly<Record<string, string>>,
): Promise<RunReport> {
  const folder = await mkdtemp(path.join(tmpdir(), 'firstrun-bugs-'));
  try {
    const options = [`--max-failures=${maxFailures}`, `--workers=${workers}`, `--output=${folder}`];
    const chosen = grep === undefined ? [] : [`--grep=${grep}`];
    const run = execa(process.execPath, [cli, 'test', '-c', config, ...options, ...chosen], {
      cwd: root,
      all: true,
      reject: false,
      env: {
        ...environment,
        WIZARD_TARGET: 'reference',
        WIZARD_BUG: '',
        WIZARD_LOG_DIR: path.join(folder, 'logs'),
        ...(plan && planEnvironment(plan)),
      },
    });
    // What is printed besides is the harness's own: the build, the servers.
    for await (const line of run) if (line.startsWith('{"project":')) onFailure?.(JSON.parse(line));
    const { all } = await run;
    const report = await readFile(path.join(folder, reportFile), 'utf8').catch((cause) => {
      throw new Error(`The run wrote no report:\n${all.slice(-2_000)}`, { cause });
    });
    return JSON.parse(report);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A spec, and the rows of the capability table that it says it proves. */
export interface ListedSpec {
  readonly name: SpecName;
  /** Below `tests/wizard/`. */
  readonly file: string;
  readonly rows: readonly string[];
}

interface ListedSuite {
  readonly title: string;
  readonly suites?: readonly ListedSuite[];
  readonly specs: readonly {
    readonly title: string;
    readonly file: string;
    readonly tests: readonly {
      readonly annotations: readonly { readonly type: string; readonly description?: string }[];
    }[];
  }[];
}

/** All specs of the wizard. */
export async function listSpecs(): Promise<ListedSpec[]> {
  const args = [cli, 'test', '-c', config, '--list', '--reporter=json'];
  const { stdout } = await execa(process.execPath, args, { cwd: root });
  const { suites } = JSON.parse(stdout) as { suites: readonly ListedSuite[] };
  return suites.flatMap((file) => flatten({ ...file, title: path.basename(file.title) }, []));
}

function flatten({ title: group, suites = [], specs }: ListedSuite, above: readonly string[]): ListedSpec[] {
  const titles = [...above, group];
  const own = specs.flatMap(({ title, file, tests }) =>
    tests.map(({ annotations }) => ({
      name: [...titles, title].join(' > '),
      file: path.basename(file),
      rows: annotations.flatMap(({ type, description }) =>
        type === 'capability' && description ? [description] : [],
      ),
    })),
  );
  return [...own, ...suites.flatMap((suite) => flatten(suite, titles))];
}
