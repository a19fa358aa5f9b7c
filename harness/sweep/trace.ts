import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { ExplainedError } from '../language/explained-error.ts';
import { text } from '../language/text.ts';
import { listChildren } from '../server/process/process-table.ts';
import { until } from '../server/process/until.ts';
import { type TraceEvent, TraceReader } from './trace-line.ts';

const attachLimitMs = 10_000;

export interface TraceWish {
  readonly pid: number;
  readonly calls: readonly string[];
  /** Answers each of the calls with a stop of the process, once it is done. */
  readonly isStopping?: boolean;
  readonly onEvent: (event: TraceEvent) => void;
}

/**
 * Follows the calls of a process that runs, with all its threads and children; what is written stays unsaid.
 * @returns when it is attached; dispose lets the process go on alone
 * @throws ExplainedError where this machine does not allow it
 */
export async function trace({ pid, calls, isStopping, onEvent }: TraceWish): Promise<AsyncDisposable> {
  const pids = listFamily(pid);
  // `?`: not every processor knows every call.
  const wanted = calls.map((call) => `?${call}`).join(',');
  const injection = isStopping ? [`--inject=${wanted}:signal=SIGSTOP`] : [];
  const attached = pids.flatMap((each) => ['-p', String(each)]);
  // Through a program, and not into a file: each line comes as it is written.
  const args = ['-f', '-y', '-s', '0', `--trace=${wanted}`, ...injection, '-o', '|cat', ...attached];
  const child = spawn('strace', args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  let hasEnded = false;
  const ended = once(child, 'close')
    .catch((error: Error) => {
      said += error.message; // it could not be started
    })
    .then(() => {
      hasEnded = true;
    });
  const reader = new TraceReader();
  createInterface({ input: child.stdout }).on('line', (line) => {
    const event = reader.read(line);
    if (event !== undefined) onEvent(event);
  });
  const isAttached = () => said.match(/ attached/g)?.length === pids.length;
  const isThere = await until(attachLimitMs, () => hasEnded || isAttached());
  const detach = async () => {
    child.kill('SIGINT');
    await ended;
  };
  if (isThere && isAttached()) return { [Symbol.asyncDispose]: detach };
  await detach();
  throw noTraceError(said);
}

/** Why no process can be traced here; undefined where one can. */
export async function findTraceLack(): Promise<ExplainedError | undefined> {
  if (process.platform !== 'linux') return noTraceError(process.platform);
  // It ends with its input, and so with us.
  const child = spawn('cat', { stdio: ['pipe', 'ignore', 'ignore'] });
  try {
    await using _ = await trace({ pid: child.pid ?? 0, calls: ['write'], onEvent: () => {} });
    return undefined;
  } catch (error) {
    return error as ExplainedError;
  } finally {
    child.kill();
  }
}

function listFamily(pid: number): readonly number[] {
  const pids = [pid];
  // It grows while it is walked.
  for (const each of pids) pids.push(...listChildren(each));
  return pids;
}

function noTraceError(said: string): ExplainedError {
  return new ExplainedError({
    headline: text('sweep.noTrace'),
    quote: [said.trim()],
    wayOut: [
      text('sweep.install', { command: 'apt-get install strace' }),
      text('sweep.allow', { setting: 'kernel.yama.ptrace_scope=0', option: '--cap-add=SYS_PTRACE' }),
    ],
  });
}
