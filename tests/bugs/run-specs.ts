import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { execa } from 'execa';
import { type RunReport, reportFile } from './failure-reporter.ts';
import type { SpecName } from './spec-name.ts';

const root = path.resolve(import.meta.dirname, '../..');
const cli = path.join(root, 'node_modules', '@playwright', 'test', 'cli.js');
const config = path.join(import.meta.dirname, 'playwright.config.ts');

export interface SpecRun {
  /** The seeded bug; the wizard is clean without. */
  readonly bug?: string;
  /** Only these; default: all. */
  readonly specs?: readonly ListedSpec[];
  /** Stops after so many failures; default: never. */
  readonly maxFailures?: number;
  readonly workers?: number;
}

export interface FinishedRun extends RunReport {
  readonly elapsedMs: number;
}

/**
 * Runs specs of the wizard in a process of its own.
 * @throws when the run wrote no report, with what it said
 */
export async function runSpecs({ bug, specs, maxFailures = 0, workers = 1 }: SpecRun): Promise<FinishedRun> {
  const folder = await mkdtemp(path.join(tmpdir(), 'firstrun-bugs-'));
  const begin = performance.now();
  try {
    const options = [`--max-failures=${maxFailures}`, `--workers=${workers}`, `--output=${folder}`];
    const { all } = await execa(
      process.execPath,
      [cli, 'test', '-c', config, ...options, ...(specs ? choose(specs) : [])],
      {
        cwd: root,
        all: true,
        reject: false,
        env: { WIZARD_TARGET: 'reference', WIZARD_BUG: bug ?? '', WIZARD_LOG_DIR: path.join(folder, 'logs') },
      },
    );
    const report = await readFile(path.join(folder, reportFile), 'utf8').catch((cause) => {
      throw new Error(`The run with ${bug ?? 'no bug'} wrote no report:\n${all.slice(-2_000)}`, { cause });
    });
    return { ...(JSON.parse(report) as RunReport), elapsedMs: performance.now() - begin };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The rows of a table share their place, so the title is asked for, too. */
function choose(specs: readonly ListedSpec[]): string[] {
  const titles = specs.map(({ name }) =>
    name
      .split(' > ')
      .slice(1)
      .join(' ')
      .replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'),
  );
  return [...new Set(specs.map(({ place }) => place)), `--grep=(${titles.join('|')})$`];
}

/** A spec, and the rows of the capability table that it says it proves. */
export interface ListedSpec {
  readonly name: SpecName;
  /** `<file>:<line>`, as the command line takes it; the rows of a table share it. */
  readonly place: string;
  readonly rows: readonly string[];
}

interface ListedSuite {
  readonly title: string;
  readonly suites?: readonly ListedSuite[];
  readonly specs: readonly {
    readonly title: string;
    readonly file: string;
    readonly line: number;
    readonly tests: readonly {
      readonly projectName: string;
      readonly annotations: readonly { readonly type: string; readonly description?: string }[];
    }[];
  }[];
}

/** All specs of the wizard. */
export async function listSpecs(): Promise<ListedSpec[]> {
  const args = [cli, 'test', '-c', config, '--list', '--reporter=json', '--project=wizard'];
  const { stdout } = await execa(process.execPath, args, { cwd: root });
  const { suites } = JSON.parse(stdout) as { suites: readonly ListedSuite[] };
  return suites.flatMap((file) => flatten({ ...file, title: path.basename(file.title) }, []));
}

function flatten({ title: group, suites = [], specs }: ListedSuite, above: readonly string[]): ListedSpec[] {
  const titles = [...above, group];
  const own = specs.flatMap(({ title, file, line, tests }) =>
    tests
      .filter(({ projectName }) => projectName === 'wizard')
      .map(({ annotations }) => ({
        name: [...titles, title].join(' > '),
        place: `${path.basename(file)}:${line}`,
        rows: annotations.flatMap(({ type, description }) =>
          type === 'capability' && description ? [description] : [],
        ),
      })),
  );
  return [...own, ...suites.flatMap((suite) => flatten(suite, titles))];
}
