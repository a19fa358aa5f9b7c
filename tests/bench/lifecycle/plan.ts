import { createRequire } from 'node:module';
import path from 'node:path';
import type { ProjectKind } from './project.ts';
import type { TrialPlan } from './trial.ts';

/** Tools that run a server, ours first; `graceful` is `webServer` with the shutdown that has to be asked for. */
const tools = ['ours', 'webServer', 'graceful', 'startServerAndTest', 'plain'] as const;
export type Tool = (typeof tools)[number];
/** Columns of the tables: those, and what copies a folder. */
export const columns = [...tools, 'cp', 'cpReflink'] as const;
export type Column = (typeof columns)[number];
export type Projects = Readonly<Record<ProjectKind, string>>;

export interface Situation {
  /** Path of the server's program. */
  readonly program: string;
  /** How long the server takes before it listens. */
  readonly readyMs?: number;
  /** How long the server may take to end, where a tool has a setting for that. */
  readonly graceMs?: number;
  /** The spec to run inside Playwright; without, a tool that can do without Playwright is used alone. */
  readonly spec?: string;
  readonly limitMs: number;
  readonly hang?: TrialPlan['hang'];
  readonly port: number;
  /** The trial's own folder; logs go there. */
  readonly folder: string;
  /** start-server-and-test asks every 2 s; where readiness is not the question, it may ask sooner to save time. */
  readonly hurries?: boolean;
  /** Whether the server's output is to be found afterwards, see `capturedFile`. */
  readonly isCaptured?: boolean;
}

const here = import.meta.dirname;
const { resolve } = createRequire(import.meta.url);
const playwright = resolve('@playwright/test/cli');
const startAndTest = path.join(
  path.dirname(resolve('start-server-and-test/package.json')),
  'src/bin/start.js',
);
const peakMemory = path.join(here, 'preload/peak-memory.cjs');
const truth = path.join(here, 'preload/truth.cjs');
/** Our runs begin at the first step of a wizard. */
const entrance = path.resolve(here, '../../../fixtures/servers/entrance.cjs');
const tsx = import.meta.resolve('tsx');

/** How one tool is called in a situation. */
export function planTrial(tool: Tool, projects: Projects, given: Situation): TrialPlan {
  const kind: ProjectKind =
    tool === 'ours' ? 'ours' : tool === 'webServer' || tool === 'graceful' ? 'webServer' : 'bare';
  const cwd = projects[kind];
  const playwrightTest = [playwright, 'test', '-c', cwd, `${given.spec ?? 'acts'}.spec`];
  const plan = {
    cwd,
    limitMs: given.limitMs,
    hang: given.hang,
    env: { ...commonEnvironment(given), ...ourEnvironment(given) },
  };
  const env = plan.env;
  const server = serverCommand(given);
  const url = urlOf(given);
  const printed = given.isCaptured ? { captureFile: capturedFile(given) } : {};
  const surrounded = given.spec === undefined ? undefined : toShell([process.execPath, ...playwrightTest]);
  switch (tool) {
    case 'ours':
      if (given.spec !== undefined) return { ...plan, args: playwrightTest };
      return { ...plan, args: ['--import', tsx, path.join(here, 'runners/ours.ts'), ...server] };
    case 'webServer':
      return { ...plan, ...printed, args: playwrightTest, env: { ...env, BENCH_GRACE_MS: '' } };
    case 'graceful':
      return { ...plan, ...printed, args: playwrightTest };
    case 'startServerAndTest': {
      const steps = [note('proceed'), surrounded, note('stop')].filter((step) => step !== undefined);
      return { ...plan, ...printed, args: [startAndTest, toShell(server), url, steps.join('; ')] };
    }
    case 'plain':
      return {
        ...plan,
        args: [path.join(here, 'runners/plain.mjs'), ...server],
        env: surrounded === undefined ? env : { ...env, BENCH_TEST: surrounded },
      };
  }
}

/** Playwright with a spec and no server at all: what the memory of the others is compared to. */
export function planBaseline(projects: Projects, given: Situation): TrialPlan {
  const args = [playwright, 'test', '-c', projects.bare, `${given.spec}.spec`];
  const env = { ...commonEnvironment(given), BENCH_URL: '' };
  return { args, env, cwd: projects.bare, limitMs: given.limitMs };
}

/** Where the output of the server is found after a trial with `isCaptured`, for all but ours, which has logs. */
export function capturedFile({ folder }: Situation): string {
  return path.join(folder, 'captured');
}

export function logFolder({ folder }: Situation): string {
  return path.join(folder, 'logs');
}

function commonEnvironment(given: Situation): Record<string, string> {
  const { port, readyMs = 0, graceMs, hurries, isCaptured } = given;
  return {
    HOST: '127.0.0.1',
    PORT: String(port),
    BENCH_URL: urlOf(given),
    BENCH_COMMAND: toShell(serverCommand(given)),
    BENCH_READY_MS: String(readyMs),
    NODE_OPTIONS: `--require ${JSON.stringify(peakMemory)}`,
    ...(graceMs !== undefined && { BENCH_GRACE_MS: String(graceMs) }),
    ...(hurries && { WAIT_ON_INTERVAL: '100' }),
    ...(isCaptured && { BENCH_CAPTURE: capturedFile(given) }),
  };
}

function ourEnvironment(given: Situation): Record<string, string> {
  return {
    WIZARD_TARGET: 'custom',
    WIZARD_COMMAND: serverCommand(given)
      .map((word) => `"${word}"`)
      .join(' '),
    WIZARD_LANG: 'en',
    WIZARD_LOG_DIR: logFolder(given),
  };
}

const serverCommand = ({ program }: Situation) => [
  process.execPath,
  ...['--require', truth, '--require', entrance],
  program,
];
const urlOf = ({ port }: Situation) => `http://127.0.0.1:${port}/health`;
/** start-server-and-test takes quotes at both ends of a command away, so what needs none gets none. */
const toShell = (words: readonly string[]) =>
  words.map((word) => (/^[\w./:=-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`)).join(' ');
/** Starting Node for it would take longer than the rest. */
const note = (event: string) => `date +'${event} %s%6N' >> "$BENCH_EVENTS"`;
