import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import type { Bug } from '../../fixtures/reference-wizard/bugs/bug.ts';
import { bugs } from '../../fixtures/reference-wizard/bugs/bugs.ts';
import { settings } from '../../harness/config/env.ts';
import { toTerminal } from '../../harness/config/terminal.ts';
import { withRun } from '../../harness/server/run/with-run.ts';
import { publish } from '../publish.ts';
import { proveCatches, searchCatch, tryFew, type Verdict } from './judge.ts';
import { KnownVerdicts } from './known-verdicts.ts';
import { openSuite, type Suite } from './run-specs.ts';
import { shareServices } from './shared-services.ts';
import { countOnlyCatchers, describeVerdict, drawScore, drawTable } from './table.ts';
import { words } from './words.ts';

/** A run waits for most of its time for what a broken wizard never shows. */
const workers = 2 * availableParallelism();

const switches = {
  changed: { type: 'boolean' },
  list: { type: 'boolean' },
  thorough: { type: 'boolean' },
} as const;
const { values: options, positionals: ids } = parseArgs({
  allowPositionals: true,
  // What it does not know is told below, with what there is.
  strict: false,
  options: switches,
});
const { language } = settings;
const say = words[language];

const unknownSwitch = Object.keys(options).find((name) => !(name in switches));
const unknown = ids.find((id) => !bugs.some((bug) => bug.id === id));

if (unknownSwitch !== undefined) {
  console.error(toTerminal(say.unknownSwitch(unknownSwitch, Object.keys(switches))));
  process.exitCode = 2;
} else if (unknown !== undefined) {
  console.error(toTerminal(say.unknown(unknown)));
  process.exitCode = 2;
} else if (options.list) for (const { id, title } of bugs) console.log(`${id}: ${title}`);
else process.exitCode = (await withRun(judgeAll)) ? 0 : 1;

async function judgeAll(): Promise<boolean> {
  const begin = performance.now();
  const chosen = ids.length === 0 ? bugs : bugs.filter(({ id }) => ids.includes(id));
  const known = new KnownVerdicts();
  const old = ids.length > 0 || options.thorough ? [] : chosen.flatMap((bug) => findOld(known, bug) ?? []);
  for (const verdict of old) tell(verdict, true);

  const waiting = chosen.filter(({ id }) => !old.some((verdict) => verdict.id === id));
  const proven = waiting.length > 0 ? await judge(waiting, known) : keep([], known);

  const verdicts = [...old, ...proven];
  summarize(verdicts, (performance.now() - begin) / 60_000);
  return verdicts.every(({ caughtBy }) => caughtBy.length > 0);
}

/** What most likely catches is tried first; only where that fails, a catch is searched for. */
async function judge(waiting: readonly Bug[], known: KnownVerdicts): Promise<Verdict[]> {
  await using services = await shareServices();
  const suite = await openSuite(services.environment);
  const tried = options.thorough ? [] : waiting;
  const onCatch = (verdict: Verdict) => tell(verdict, false);
  const confirmed = await tryFew(tried, suite, (bug) => known.catchersOf(bug), { workers, onCatch });
  const open = waiting.filter(({ id }) => !confirmed.some((verdict) => verdict.id === id));
  // A search may take long, and whoever ends it keeps what was judged before.
  const early = keep(await proveCatches(confirmed, suite, availableParallelism()), known);
  const late = await proveCatches(await searchInParallel(open, suite), suite, availableParallelism());
  return [...early, ...keep(late, known)];
}

/** Remembers verdicts, and writes score and table of all there are into the docs. */
function keep(proven: readonly Verdict[], known: KnownVerdicts): readonly Verdict[] {
  for (const verdict of proven) known.remember(findBug(verdict.id), verdict);
  known.save(bugs);
  const score = { en: drawScore(bugs, known, 'en'), fr: drawScore(bugs, known, 'fr') };
  publish('readme', 'bugs:score', score);
  publish('seeded-bugs', 'bugs:score', score);
  publish('seeded-bugs', 'bugs:table', { en: drawTable(bugs, known) });
  return proven;
}

async function searchInParallel(open: readonly Bug[], suite: Suite): Promise<Verdict[]> {
  const queue = [...open];
  const verdicts: Verdict[] = [];
  const work = async () => {
    for (let bug = queue.shift(); bug !== undefined; bug = queue.shift()) {
      const verdict = await searchCatch(bug, suite, options.thorough === true);
      verdicts.push(verdict);
      tell(verdict, false);
    }
  };
  await Promise.all(Array.from({ length: workers }, work));
  return verdicts;
}

function findOld(known: KnownVerdicts, bug: Bug): Verdict | undefined {
  return options.changed ? known.findNear(bug) : known.findOwn(bug);
}

function tell(verdict: Verdict, isKnown: boolean): void {
  console.log(toTerminal(describeVerdict(verdict, findBug(verdict.id), language, isKnown)));
}

function summarize(verdicts: readonly Verdict[], minutes: number): void {
  const onlyCatchers = countOnlyCatchers(verdicts);
  if (onlyCatchers.length > 0) console.log(toTerminal(`\n${say.onlyCatcher}:`));
  for (const [spec, count] of onlyCatchers) console.log(`  ${String(count).padStart(2)}  ${spec}`);
  const survivors = verdicts.filter(({ caughtBy }) => caughtBy.length === 0);
  for (const { id } of survivors) console.log(`[FAILED] ${id}: ${findBug(id).title}`);
  if (survivors.length > 0) console.log(toTerminal(say.survivors));
  console.log(
    toTerminal(`\n${say.total(verdicts.length - survivors.length, verdicts.length, minutes.toFixed(1))}`),
  );
}

function findBug(id: string): Bug {
  return bugs.find((bug) => bug.id === id) as Bug;
}
