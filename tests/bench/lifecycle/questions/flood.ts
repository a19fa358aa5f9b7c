import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { now } from '../clock.ts';
import type { Tool } from '../plan.ts';
import { programs } from '../programs.ts';
import type { Bench, Cell, Question } from '../question.ts';
import { quantile } from '../statistics.ts';
import type { RunningTrial, TrialEnd } from '../trial.ts';

const lineCount = 200_000;
const lastLine = `line ${lineCount - 1} `;
const limitMs = 20_000;
const quietRounds = 3;
/** The quickest tools are done in 20 ms. */
const pollMs = 1;

/** How much of a flood of output is kept, how fast, and what it costs in memory. */
export const flood: Question = {
  tools: ['ours', 'webServer', 'startServerAndTest', 'plain'],
  rows: [
    { key: 'floodWhole', unit: 'lines', bar: { median: lineCount } },
    { key: 'floodSpeed', unit: 'lines/s' },
    { key: 'floodMemory', unit: 'MB', bar: { median: 20 } },
  ],
  async measure(tool, bench, round) {
    const given = { limitMs, hurries: true, isCaptured: true };
    const quietKb = await weighQuiet(tool, bench, round);
    let capturedAt: number | undefined;
    const meanwhile = async (running: RunningTrial) => {
      capturedAt = await waitForLastLine(tool, running);
    };
    const { end, folder } = await bench.run(tool, { ...given, program: programs.floods, meanwhile });
    return {
      floodWhole: judge(readFileSync(findCapture(tool, folder) as string, 'utf8')),
      floodSpeed: describeSpeed(end, capturedAt),
      floodMemory: { value: (runnerKb(end) - quietKb) / 1024 },
    };
  },
};

/** Ours is in the server's log; the others print it, or keep it until they end. */
function findCapture(tool: Tool, folder: string): string | undefined {
  const logs = path.join(folder, 'logs');
  if (tool !== 'ours') return path.join(folder, 'captured');
  const name = existsSync(logs) ? readdirSync(logs).find((file) => file.endsWith('.log')) : undefined;
  return name === undefined ? undefined : path.join(logs, name);
}

/** The moment from which the last line can be read, or undefined when the runner ended without it. */
async function waitForLastLine(tool: Tool, running: RunningTrial): Promise<number | undefined> {
  let file: string | undefined;
  while (!running.hasEnded()) {
    file ??= findCapture(tool, running.folder);
    if (file !== undefined && (await endsWithLastLine(file))) return now();
    await sleep(pollMs);
  }
  return undefined;
}

async function endsWithLastLine(file: string): Promise<boolean> {
  if (!existsSync(file)) return false;
  await using handle = await open(file, 'r');
  const { size } = await handle.stat();
  const { buffer, bytesRead } = await handle.read({ position: Math.max(0, size - 4_096), length: 4_096 });
  return buffer.toString('utf8', 0, bytesRead).includes(lastLine);
}

/** Counts the lines that arrived as they were written, whatever stands in front of them. */
function judge(captured: string): Cell {
  const whole = captured.match(/line \d{6} é€😀 x{40}$/gm)?.length ?? 0;
  const replaced = captured.match(/\uFFFD/g)?.length ?? 0;
  const note = whole === lineCount ? undefined : `${lineCount - whole} broken, ${replaced} U+FFFD`;
  return note === undefined ? { value: whole } : { value: whole, note };
}

function describeSpeed(end: TrialEnd, capturedAt: number | undefined): Cell {
  const from = end.at('flood');
  if (from === undefined || capturedAt === undefined) return { word: 'never' };
  return { value: lineCount / ((capturedAt - from) / 1000) };
}

const quiet = new Map<Tool, number[]>();

/** The same runner with a server that says nothing; after a few rounds its weight is known. */
async function weighQuiet(tool: Tool, bench: Bench, round: number): Promise<number> {
  const known = quiet.get(tool) ?? [];
  quiet.set(tool, known);
  if (round < quietRounds) {
    const { end } = await bench.run(tool, {
      program: programs.polite,
      limitMs,
      hurries: true,
      isCaptured: true,
    });
    known.push(runnerKb(end));
  }
  return quantile(known, 0.5);
}

function runnerKb({ peakKb }: TrialEnd): number {
  const beside = peakKb.filter(({ script }) => !/workerProcessEntry|programs\//.test(script));
  return beside.reduce((sum, { kb }) => sum + kb, 0);
}
