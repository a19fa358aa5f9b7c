import type { Tool } from '../plan.ts';
import { programs } from '../programs.ts';
import type { Bench, Cell, Question, Row } from '../question.ts';
import { quantile, seededRandom } from '../statistics.ts';
import type { TrialEnd } from '../trial.ts';

const { polite: program } = programs;
const tools: readonly Tool[] = ['ours', 'webServer', 'startServerAndTest', 'plain'];
const limitMs = 30_000;
const bar = { median: 25, p90: 40 };
/** Playwright without a server weighs the same each time. */
const enoughBaselines = 3;
const earliestMs = 300;
const spreadMs = 1_000;
/** The same start times for all tools of a round, and in every run of the benchmark. */
const random = seededRandom(3);
const readyTimes = Array.from({ length: 1_000 }, () => earliestMs + Math.round(random() * spreadMs));

/** How long a server that is ready waits for the tests, and what the tool costs meanwhile. */
export const ready: readonly Question[] = [
  askReady({ key: 'readyAtOnce', unit: 'ms', bar }, 0),
  askReady({ key: 'readyAfterHalf', unit: 'ms', bar }, 500),
  {
    tools,
    rows: [
      { key: 'readyAnytime', unit: 'ms', bar },
      { key: 'firstAction', unit: 'ms' },
      { key: 'memory', unit: 'MB' },
    ],
    async measure(tool, bench, round) {
      const readyMs = readyTimes[round % readyTimes.length] as number;
      const { end } = await bench.run(tool, { program, limitMs, readyMs, spec: 'acts' });
      return {
        readyAnytime: since(end, 'proceed'),
        firstAction: since(end, 'act'),
        memory: await weighAdded(end, bench),
      };
    },
  },
  {
    tools,
    rows: [{ key: 'bodyMemory', unit: 'MB', bar: { median: 20 } }],
    async measure(tool, bench) {
      const [quiet, pouring] = [
        await bench.run(tool, { program, limitMs }),
        await bench.run(tool, { program: programs.pours, limitMs }),
      ];
      return { bodyMemory: { value: (runnerKb(pouring.end) - runnerKb(quiet.end)) / 1024 } };
    },
  },
];

function askReady(row: Row, readyMs: number): Question {
  return {
    tools,
    rows: [row],
    async measure(tool, bench) {
      const { end } = await bench.run(tool, { program, limitMs, readyMs });
      return { [row.key]: since(end, 'proceed') };
    },
  };
}

function since(end: TrialEnd, event: string): Cell {
  const [from, to] = [end.at('ready'), end.at(event)];
  if (from === undefined || to === undefined) return { word: 'never' };
  return { value: to - from };
}

const baselines: number[] = [];

/** Peak memory of all that runs beside the server and the workers, over the same without a server. */
async function weighAdded(end: TrialEnd, bench: Bench): Promise<Cell> {
  if (baselines.length < enoughBaselines) {
    const { end: bare } = await bench.run('baseline', { program, limitMs, spec: 'acts' });
    baselines.push(runnerKb(bare));
  }
  return { value: (runnerKb(end) - quantile(baselines, 0.5)) / 1024 };
}

function runnerKb({ peakKb }: TrialEnd): number {
  const beside = peakKb.filter(
    ({ script }) => !/workerProcessEntry|programs\/|fixtures\/servers/.test(script),
  );
  return beside.reduce((sum, { kb }) => sum + kb, 0);
}
