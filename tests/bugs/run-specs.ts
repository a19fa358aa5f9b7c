import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { execa } from 'execa';
import { type RunReport, reportFile } from './failure-reporter.ts';

const root = path.resolve(import.meta.dirname, '../..');
const cli = path.join(root, 'node_modules', '@playwright', 'test', 'cli.js');
const config = path.join(import.meta.dirname, 'playwright.config.ts');

export interface SpecRun {
  /** The seeded bug; the wizard is clean without. */
  readonly bug?: string;
  /** Only these, as `<file>:<line>`; default: all. */
  readonly places?: readonly string[];
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
export async function runSpecs({
  bug,
  places = [],
  maxFailures = 0,
  workers = 1,
}: SpecRun): Promise<FinishedRun> {
  const folder = await mkdtemp(path.join(tmpdir(), 'firstrun-bugs-'));
  const begin = performance.now();
  try {
    const options = [`--max-failures=${maxFailures}`, `--workers=${workers}`, `--output=${folder}`];
    const { all } = await execa(process.execPath, [cli, 'test', '-c', config, ...options, ...places], {
      cwd: root,
      all: true,
      reject: false,
      env: { WIZARD_TARGET: 'reference', WIZARD_BUG: bug ?? '', WIZARD_LOG_DIR: path.join(folder, 'logs') },
    });
    const report = await readFile(path.join(folder, reportFile), 'utf8').catch((cause) => {
      throw new Error(`The run with ${bug ?? 'no bug'} wrote no report:\n${all.slice(-2_000)}`, { cause });
    });
    return { ...(JSON.parse(report) as RunReport), elapsedMs: performance.now() - begin };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A spec, and the rows of the capability table that it says it proves. */
export interface ListedSpec {
  readonly place: string;
  readonly rows: readonly string[];
}

interface ListedSuite {
  readonly suites?: readonly ListedSuite[];
  readonly specs: readonly {
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
  return suites.flatMap(flatten);
}

function flatten({ suites = [], specs }: ListedSuite): ListedSpec[] {
  const own = specs.flatMap(({ file, line, tests }) =>
    tests
      .filter(({ projectName }) => projectName === 'wizard')
      .map(({ annotations }) => ({
        place: `${path.basename(file)}:${line}`,
        rows: annotations.flatMap(({ type, description }) =>
          type === 'capability' && description ? [description] : [],
        ),
      })),
  );
  return [...own, ...suites.flatMap(flatten)];
}
