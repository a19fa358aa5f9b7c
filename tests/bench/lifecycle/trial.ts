import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import getPort from 'get-port';
import { now } from './clock.ts';
import { baseEnvironment } from './environment.ts';
import { countLeftovers, endLeftovers, trialVariable } from './leftovers.ts';
import { Lifeline } from './lifeline.ts';

/** One tool, started once with one server. */
export interface TrialPlan {
  /** The runner's arguments after `node`. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** A runner that is still there this long after its start hangs. */
  readonly limitMs: number;
  /** The same, counted from an event. */
  readonly hang?: { readonly event: string; readonly limitMs: number } | undefined;
  /** Where the runner's standard output goes instead of being read. */
  readonly captureFile?: string;
  /** Something to do to the runner while it runs. */
  readonly meanwhile?: (running: RunningTrial) => Promise<void>;
}

export interface RunningTrial {
  readonly trial: string;
  readonly folder: string;
  readonly pid: number;
  hasEnded(): boolean;
  /** How many processes of the server live. */
  openServers(): number;
  /** The moment of an event, or undefined when it has not come. */
  at(event: string): number | undefined;
}

export interface TrialEnd {
  /** The moment of an event, or undefined when it never came. */
  at(event: string): number | undefined;
  /** What the runner printed, with the moment of its arrival. */
  readonly output: readonly { readonly at: number; readonly text: string }[];
  /** When the runner ended, or undefined when it hung. */
  readonly endedAt: number | undefined;
  /** When the last server died, or undefined when one was left. */
  readonly goneAt: number | undefined;
  /** How many processes stay. */
  readonly left: number;
  /** Peak memory of each program of the runner, kilobytes, by the path of its script. */
  readonly peakKb: readonly { readonly script: string; readonly kb: number }[];
}

/** What is dying gets this long before it counts as left. */
const leftGraceMs = 1_500;
/** Seldom enough not to be seen in any number. */
const hangPollMs = 250;

/** Runs one trial to its end and takes away what it left. */
export async function runTrial(folder: string, plan: TrialPlan): Promise<TrialEnd> {
  mkdirSync(folder, { recursive: true });
  const trial = path.basename(folder);
  const file = (name: string) => path.join(folder, name);
  await using lifeline = await Lifeline.listen(file('lifeline'));
  const env = {
    ...baseEnvironment(),
    ...plan.env,
    [trialVariable]: trial,
    BENCH_EVENTS: file('events'),
    BENCH_LIFELINE: file('lifeline'),
    BENCH_MEMORY: file('memory'),
  };
  const stdout = plan.captureFile === undefined ? 'pipe' : openSync(plan.captureFile, 'w');
  const runner = spawn(process.execPath, plan.args, {
    env,
    cwd: plan.cwd ?? folder,
    stdio: ['ignore', stdout, 'pipe'],
  });
  const output = collect(runner);
  const at = (event: string) => readEvent(file('events'), event);
  const ended = once(runner, 'exit').then(() => now());
  const hasEnded = () => runner.exitCode !== null || runner.signalCode !== null;
  const openServers = () => lifeline.open;
  await plan.meanwhile?.({ trial, folder, pid: runner.pid as number, at, hasEnded, openServers });
  const endedAt = await Promise.race([ended, hasHung(plan, at, hasEnded)]);
  const left = endedAt === undefined ? 0 : await countLeftovers(trial, leftGraceMs);
  const { goneAt } = lifeline;
  endLeftovers(trial);
  await ended;
  return { at, output, endedAt, goneAt, left, peakKb: readMemory(file('memory')) };
}

/** A port for the tools that do not choose one themselves, below those of outgoing connections. */
export async function choosePort(): Promise<number> {
  const from = 10_000 + Math.floor(Math.random() * 9_000);
  return getPort({ host: '127.0.0.1', port: Array.from({ length: 500 }, (_, i) => from + i) });
}

function collect(runner: ChildProcess): { at: number; text: string }[] {
  const output: { at: number; text: string }[] = [];
  for (const stream of [runner.stdout, runner.stderr]) {
    stream?.on('data', (chunk: Buffer) => output.push({ at: now(), text: chunk.toString('utf8') }));
  }
  return output;
}

/** Settles when the runner has had its time; never when it ends before. */
async function hasHung(
  { limitMs, hang }: TrialPlan,
  at: (event: string) => number | undefined,
  hasEnded: () => boolean,
): Promise<undefined> {
  const end = performance.now() + limitMs;
  while (!hasEnded() && performance.now() < end) {
    await sleep(hangPollMs);
    const since = hang === undefined ? undefined : at(hang.event);
    if (hang !== undefined && since !== undefined && now() - since > hang.limitMs) return undefined;
  }
  if (hasEnded()) await new Promise(() => {});
  return undefined;
}

/** Lines are `<event> <microseconds> <pid>`. */
function readEvent(file: string, event: string): number | undefined {
  if (!existsSync(file)) return undefined;
  const line = readFileSync(file, 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${event} `));
  return line === undefined ? undefined : Number(line.split(' ')[1]) / 1000;
}

function readMemory(file: string): { script: string; kb: number }[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  return lines.map((line) => {
    const [, kb, script = ''] = line.split(' ');
    return { script, kb: Number(kb) };
  });
}
