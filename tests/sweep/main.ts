import { parseArgs } from 'node:util';
import { settings } from '../../harness/config/env.ts';
import { toTerminal } from '../../harness/config/terminal.ts';
import { ExplainedError } from '../../harness/language/explained-error.ts';
import { formatDecimal, formatDuration } from '../../harness/language/text.ts';
import { launchServer } from '../../harness/server/launch.ts';
import { withRun } from '../../harness/server/run/with-run.ts';
import type { Boundary } from '../../harness/sweep/boundary.ts';
import { type Recording, record, type Subject, type Sweeping, sweep } from '../../harness/sweep/sweep.ts';
import { findTraceLack } from '../../harness/sweep/trace.ts';
import { findTarget } from '../../harness/targets/find-target.ts';
import { words } from './words.ts';

// `npm run sweep -- [--boundary ID]`: an installation is killed at every change of the disk, and what is left is judged.
const { values, positionals } = parseArgs({
  allowPositionals: true,
  // What it does not know is told below.
  strict: false,
  options: { boundary: { type: 'string' } },
});
/** One starts its server while the other waits for its own. */
const atOnce = 2;
const say = words[settings.language];
const tell = (line: string) => console.log(toTerminal(line));
const refuse = (line: string, exitCode: number) => {
  console.error(toTerminal(line));
  return exitCode;
};

const { boundary: wanted, ...others } = values;
const unknown = positionals[0] ?? Object.keys(others).map((name) => `--${name}`)[0];
if (unknown !== undefined || wanted === true)
  process.exitCode = refuse(say.unknownWord(unknown ?? '--boundary'), 2);
else
  process.exitCode = await withRun(run).catch((error) => {
    if (!(error instanceof ExplainedError)) throw error;
    return refuse(error.message, 1);
  });

async function run(): Promise<number> {
  const lack = await findTraceLack();
  if (lack !== undefined) throw lack;
  const target = findTarget(settings);
  await target.start?.prepare();
  const subject: Subject = {
    target,
    launch: (options) => launchServer(target, { ...options, isPrepared: true }),
  };
  const recording = await record(subject);
  const { boundaries } = recording;
  tell(say.recorded(target.name, boundaries.length));
  const chosen = boundaries.filter(({ id }) => wanted === undefined || id === wanted);
  if (chosen.length === 0)
    return refuse([say.unknown(String(wanted)), ...boundaries.map(({ id }) => id)].join('\n'), 2);
  return summarize(await sweepAll(subject, recording, chosen));
}

async function sweepAll(
  subject: Subject,
  recording: Recording,
  chosen: readonly Boundary[],
): Promise<readonly Sweeping[]> {
  const queue = [...chosen.entries()];
  const outcomes: Sweeping[] = [];
  const work = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const [index, boundary] = next;
      const beganMs = performance.now();
      const outcome = await sweep(subject, recording, boundary);
      outcomes[index] = outcome;
      const count = `${String(index + 1).padStart(String(chosen.length).length)}/${chosen.length}`;
      tell(`${describe(outcome, count)} (${formatDuration(performance.now() - beganMs)})`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return outcomes;
}

function describe({ boundary, isMet, isSound, verdict, why }: Sweeping, count: string): string {
  const mark = isSound ? 'OK' : 'FAILED';
  const told = isMet ? say.verdicts[verdict] : `${say.unmet}, ${say.verdicts[verdict]}`;
  return `[${mark}] ${count} ${boundary.id}: ${told}${why === undefined ? '' : ` (${why})`}`;
}

function summarize(outcomes: readonly Sweeping[]): number {
  tell(['', say.head, '| --- | ---: |'].join('\n'));
  for (const [verdict, told] of Object.entries(say.verdicts)) {
    const count = outcomes.filter((outcome) => outcome.verdict === verdict).length;
    if (count > 0) tell(`| ${told} | ${count} |`);
  }
  tell(`\n${say.total(outcomes.length, formatDecimal(performance.now() / 1_000))}`);
  const faulty = outcomes.filter(({ isSound }) => !isSound);
  if (faulty.length > 0) tell(say.faults);
  for (const { boundary } of faulty) tell(`  npm run sweep -- --boundary '${boundary.id}'`);
  return faulty.length === 0 ? 0 : 1;
}
