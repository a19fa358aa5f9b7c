import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { publish } from '../../publish.ts';
import { readArguments } from './arguments.ts';
import { contest } from './contest.ts';
import { describeMachine } from './machine.ts';
import { type Column, type Projects, planBaseline, planTrial, type Situation } from './plan.ts';
import { programs } from './programs.ts';
import { writeProject } from './project.ts';
import type { Bench, Question, QuestionName } from './question.ts';
import { copy } from './questions/copy.ts';
import { crash } from './questions/crash.ts';
import { death } from './questions/death.ts';
import { flood } from './questions/flood.ts';
import { kill } from './questions/kill.ts';
import { ready } from './questions/ready.ts';
import { stop } from './questions/stop.ts';
import { drawHighlights, drawMarkdown, drawTable } from './table.ts';
import { choosePort, runTrial } from './trial.ts';
import { judgeRow, spreadWords, type Verdict } from './verdict.ts';
import { type TableLanguage, tableWords } from './words.ts';

// `npm run bench:lifecycle`: the life of a server under each tool, side by side in one run. Who is ready, who has
// crashed and who is gone is told by the server itself and by the kernel, not by the tool.
const { rounds, only, isWhole } = readArguments(process.argv.slice(2));
if (process.platform !== 'linux') {
  console.error('This benchmark reads the truth from /proc: it runs on Linux only.');
  process.exit(1);
}
const questions: Readonly<Record<QuestionName, readonly Question<Column>[]>> = {
  ready,
  crash,
  death: [death],
  stop,
  flood: [flood],
  kill: [kill],
  copy: [copy],
};
const begin = performance.now();
const folder = mkdtempSync(path.join(realpathSync(tmpdir()), 'firstrun-bench-'));
// Runs of others on this machine are neither reaped nor slowed down, and the caches are warm from the first round on.
process.env['TMPDIR'] = folder;
const verdicts: Verdict[] = [];
try {
  const bench = prepare();
  progress('warming up');
  for (const tool of ['ours', 'webServer', 'baseline'] as const) {
    await bench.run(tool, { program: programs.polite, spec: 'acts', limitMs: 60_000 });
  }
  for (const name of only) {
    const judged: Verdict[] = [];
    for (const question of questions[name]) {
      const cells = await contest(question, bench, rounds, progress);
      judged.push(...question.rows.map((row) => judgeRow(row, cells)));
    }
    verdicts.push(...judged);
    console.log(`\n${drawTable(judged)}\n`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
const { machine, versions, day } = describeMachine();
console.log(`ms: median (p90) of ${rounds} rounds. ${machine}.\n${versions}. ${day}.`);
if (isWhole) publishTables();
const first = verdicts.filter(({ place }) => place === 1).length;
const missed = verdicts.filter(({ isBarReached }) => isBarReached === false).length;
console.log(`Who is behind by less than ${spreadWords} is not behind: so much do two runs differ.`);
console.log(
  `First in ${first} of ${verdicts.length} rows, ${missed} aims missed.${isWhole ? ' Written to docs/benchmarks.md and README.md, in both languages.' : ''}`,
);

function prepare(): Bench {
  const projects: Projects = {
    ours: writeProject(folder, 'ours'),
    webServer: writeProject(folder, 'webServer'),
    bare: writeProject(folder, 'bare'),
  };
  let count = 0;
  return {
    async run(tool, { meanwhile, ...given }) {
      count += 1;
      const own = path.join(folder, `trial-${count}`);
      const situation: Situation = { ...given, port: await choosePort(), folder: own };
      const plan =
        tool === 'baseline' ? planBaseline(projects, situation) : planTrial(tool, projects, situation);
      const end = await runTrial(own, meanwhile === undefined ? plan : { ...plan, meanwhile });
      return { end, folder: own };
    },
  };
}

function progress(line: string): void {
  const elapsed = ((performance.now() - begin) / 1000).toFixed(0).padStart(4);
  const whole = `[..] ${elapsed} s  ${line}`;
  // A person sees one line that changes, a log the lines.
  if (process.stdout.isTTY) process.stdout.write(`\r${whole.padEnd(70)}`);
  else console.log(whole);
}

/** What copies a folder has columns of its own. */
function drawTables(language: TableLanguage): string {
  const isCopy = ({ row }: Verdict) => row.key === 'copy';
  const tables = [verdicts.filter((verdict) => !isCopy(verdict)), verdicts.filter(isCopy)];
  return tables.map((rows) => drawMarkdown(rows, language)).join('\n\n');
}

function publishTables(): void {
  const both = <T>(draw: (language: TableLanguage) => T) => ({ en: draw('en'), fr: draw('fr') });
  const conditions = tableWords.conditions({ rounds, day, machine, versions });
  publish(
    'benchmarks',
    'bench:lifecycle',
    both((language) => `${drawTables(language)}\n\n${conditions[language]}`),
  );
  publish(
    'readme',
    'bench:highlights',
    both((language) => drawHighlights(verdicts, language)),
  );
}
