import type { Tool } from '../plan.ts';
import { programs } from '../programs.ts';
import type { Cell, Question, Row } from '../question.ts';
import type { TrialEnd } from '../trial.ts';

const { crashes: program } = programs;
const hang = { event: 'crash', limitMs: 3_000 };
const limitMs = 30_000;
const bar = { median: 60 };

/** The words in which each tool says that the server has ended; the glue says nothing, so anything would do. */
const reports: Readonly<Record<Tool, RegExp>> = {
  ours: /ended with exit code 1/,
  webServer: /was not able to start|exited early/,
  graceful: /was not able to start|exited early/,
  startServerAndTest: /closed unexpectedly/,
  plain: /exit code 1/,
};

/** How soon a crash at the start is told, and what is told. */
export const crash: readonly Question[] = [
  askCrash({ key: 'crash', unit: 'ms', bar }, undefined),
  // The others are around Playwright, or it is around them: theirs is the same in a run.
  { ...askCrash({ key: 'crashInRun', unit: 'ms', bar }, 'acts'), tools: ['ours', 'webServer'] },
];

function askCrash(row: Row, spec: string | undefined): Question {
  const given = { program, hang, limitMs, hurries: true, ...(spec && { spec }) };
  return {
    tools: ['ours', 'webServer', 'startServerAndTest', 'plain'],
    rows: [row],
    async measure(tool, bench) {
      const { end } = await bench.run(tool, given);
      return { [row.key]: findReport(end, reports[tool]) };
    },
  };
}

/** When the report stood in the terminal, and which of exit code, stderr and stdout it held by then. */
export function findReport(end: TrialEnd, pattern: RegExp): Cell {
  const crashedAt = end.at('crash');
  if (crashedAt === undefined) return { word: 'no crash' };
  let printed = '';
  for (const { at, text } of end.output) {
    printed += text;
    if (pattern.test(printed)) return { value: at - crashedAt, note: describeFacts(printed) };
  }
  return { word: end.endedAt === undefined ? `nothing in ${hang.limitMs / 1000} s` : 'not told' };
}

function describeFacts(printed: string): string {
  const facts = [
    /exit code:? 1\b/i.test(printed) && 'code',
    /Error: the (settings|database)/.test(printed) && 'err',
    /reading the settings/.test(printed) && 'out',
  ];
  return facts.filter(Boolean).join('+');
}
