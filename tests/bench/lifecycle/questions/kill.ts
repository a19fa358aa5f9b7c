import { setTimeout as sleep } from 'node:timers/promises';
import { now } from '../clock.ts';
import { findProcesses, readProc } from '../leftovers.ts';
import { programs } from '../programs.ts';
import type { Cell, Question } from '../question.ts';
import type { RunningTrial } from '../trial.ts';

const pollMs = 5;
const limitMs = 1_000;

/** What is left of a server when the runner is killed without a word, and what it weighs that somebody watches. */
export const kill: Question = {
  tools: ['ours', 'webServer', 'startServerAndTest', 'plain'],
  rows: [
    { key: 'killed', unit: 'ms', bar: { median: 500 } },
    { key: 'watcher', unit: 'MB', bar: { median: 2 } },
  ],
  async measure(tool, bench) {
    let killed: Cell = { word: 'never' };
    let watcher: Cell = { word: 'none' };
    const meanwhile = async (running: RunningTrial) => {
      while (running.at('act') === undefined && !running.hasEnded()) await sleep(pollMs);
      watcher = weighWatcher(running);
      killed = await killRunner(running);
    };
    await bench.run(tool, {
      program: programs.polite,
      limitMs: 20_000,
      spec: 'waits',
      hurries: true,
      meanwhile,
    });
    return { killed, watcher };
  },
};

async function killRunner({ trial, pid, openServers }: RunningTrial): Promise<Cell> {
  const begin = now();
  process.kill(pid, 'SIGKILL');
  while (now() - begin < limitMs) {
    if (findProcesses(trial).length === 0) return { value: now() - begin };
    await sleep(pollMs);
  }
  return { word: `left ${openServers() || findProcesses(trial).length}` };
}

/** What beside runner, workers and server belongs to the run: resident memory, the part it shares included. */
function weighWatcher({ trial, pid: runner }: RunningTrial): Cell {
  const known = /workerProcessEntry|truth\.cjs|@playwright\/test\/cli/;
  const watchers = findProcesses(trial).filter(
    (pid) => pid !== runner && !known.test(readProc(pid, 'cmdline')),
  );
  const kb = watchers.map((pid) => Number(/^Rss:\s+(\d+)/m.exec(readProc(pid, 'smaps_rollup'))?.[1] ?? 0));
  return watchers.length === 0 ? { word: 'none' } : { value: kb.reduce((sum, one) => sum + one, 0) / 1024 };
}
