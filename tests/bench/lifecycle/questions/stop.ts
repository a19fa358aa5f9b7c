import type { Tool } from '../plan.ts';
import { programs } from '../programs.ts';
import type { Cell, Question, Row } from '../question.ts';
import type { TrialEnd } from '../trial.ts';

/** For the tools that have such a setting. */
const graceMs = 1_000;
const hang = { event: 'stop', limitMs: 3_000 };
const tools: readonly Tool[] = ['ours', 'webServer', 'graceful', 'startServerAndTest', 'plain'];

/** How long it takes until a server that is told to stop is gone, and what is left of it. */
export const stop: readonly Question[] = [
  askStop({ key: 'stopPolite', unit: 'ms' }, programs.polite),
  askStop({ key: 'stopStubborn', unit: 'ms', bar: { median: graceMs + 100 } }, programs.stubborn),
  askStop({ key: 'stopForked', unit: 'ms' }, programs.forks),
];

function askStop(row: Row, program: string): Question {
  return {
    tools,
    rows: [row],
    async measure(tool, bench) {
      const { end } = await bench.run(tool, { program, graceMs, hang, limitMs: 30_000, hurries: true });
      return { [row.key]: describeStop(end, program !== programs.forks && end.at('asked') === undefined) };
    },
  };
}

function describeStop({ at, endedAt, goneAt, left }: TrialEnd, isUnasked: boolean): Cell {
  const from = at('stop');
  if (from === undefined) return { word: 'never' };
  if (endedAt === undefined) return { word: `hangs > ${hang.limitMs / 1000} s` };
  if (left > 0 || goneAt === undefined) return { word: `left ${left}` };
  return isUnasked ? { value: goneAt - from, note: 'killed, not asked' } : { value: goneAt - from };
}
