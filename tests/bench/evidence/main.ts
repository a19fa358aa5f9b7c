import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { execa } from 'execa';
import { publish } from '../../publish.ts';
import { describeCost } from './words.ts';

// `npm run bench:evidence`: what it costs to keep evidence. The wizard's suite, part by part, with everything that is
// kept for readers and without any of it. The two take turns, so that a busy machine slows both.
const root = path.resolve(import.meta.dirname, '../../..');
const cli = path.join(root, 'node_modules/@playwright/test/cli.js');
/** Parts of the suite: one pair of times for each. */
const parts = 6;
const workers = 2;
const limit = 1.25;

const configs = {
  'with all evidence': 'playwright.config.ts',
  'without any': 'tests/bench/evidence/without.config.ts',
} as const;
type Way = keyof typeof configs;
const ways = Object.keys(configs) as Way[];

const output = mkdtempSync(path.join(tmpdir(), 'firstrun-bench-'));
try {
  const pairs: Record<Way, number>[] = [];
  for (let part = 1; part <= parts; part += 1) {
    const pair = { 'with all evidence': 0, 'without any': 0 };
    // The first of a pair finds colder caches, so it is not always the same one.
    for (const way of part % 2 === 0 ? ways : ways.toReversed()) pair[way] = await measure(way, part);
    pairs.push(pair);
    console.log(
      `part ${part} of ${parts}: ${ways.map((way) => `${pair[way].toFixed(1)} s ${way}`).join(', ')}`,
    );
  }
  tell(pairs);
} finally {
  rmSync(output, { recursive: true, force: true });
}

/** Seconds that a part of the suite takes. */
async function measure(way: Way, part: number): Promise<number> {
  const options = [`--config=${configs[way]}`, '--project=wizard', `--shard=${part}/${parts}`];
  const args = ['test', ...options, `--workers=${workers}`, `--output=${path.join(output, 'results')}`];
  const begin = performance.now();
  const { exitCode, all } = await execa(process.execPath, [cli, ...args], {
    cwd: root,
    reject: false,
    all: true,
  });
  if (exitCode !== 0) throw new Error(`part ${part} failed ${way}:\n${all.slice(-4_000)}`);
  return (performance.now() - begin) / 1000;
}

function tell(pairs: readonly Record<Way, number>[]): void {
  const ratios = pairs.map((pair) => pair['with all evidence'] / pair['without any']).sort((a, b) => a - b);
  const median = ((ratios[(parts - 1) >> 1] ?? 0) + (ratios[parts >> 1] ?? 0)) / 2;
  const [secondsWith, secondsWithout] = ways.map((way) =>
    Math.round(pairs.reduce((seconds, pair) => seconds + pair[way], 0)),
  ) as [number, number];
  const cost = describeCost({ ratio: median, parts, workers, secondsWith, secondsWithout });
  publish('benchmarks', 'bench:evidence', cost);
  const verdict = median <= limit ? '[OK]' : '[FAILED]';
  console.log(`${verdict} ${cost.en.replaceAll('**', '')} Aim: at most ${limit} times.`);
  console.log('Written to docs/benchmarks.md, in both languages.');
  if (median > limit) process.exitCode = 1;
}
