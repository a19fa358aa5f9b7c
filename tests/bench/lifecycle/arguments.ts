import { parseArgs } from 'node:util';
import { type QuestionName, questionNames } from './question.ts';

export interface BenchArguments {
  readonly rounds: number;
  readonly only: readonly QuestionName[];
  /** Whether the table is worth showing in the docs. */
  readonly isWhole: boolean;
}

/** Fewer make no median that means anything. */
const enoughRounds = 10;

const usage = `npm run bench:lifecycle -- [--rounds 10] [--only ${questionNames.join(',')}]

Measures the life of a server under our harness beside Playwright webServer, start-server-and-test and
execa + wait-on + tree-kill. A whole run, all questions in at least ${enoughRounds} rounds, writes its tables into docs/ and both READMEs.`;

/** Reads the command line; ends the process with the usage where it is wrong. */
export function readArguments(args: readonly string[]): BenchArguments {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        rounds: { type: 'string', default: '10' },
        only: { type: 'string', default: questionNames.join(',') },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) return leave(0);
    const rounds = Number(values.rounds);
    const only = values.only.split(',');
    if (!Number.isInteger(rounds) || rounds < 1 || !only.every(isQuestionName)) return leave(2);
    const isWhole = rounds >= enoughRounds && questionNames.every((name) => only.includes(name));
    return { rounds, only, isWhole };
  } catch {
    return leave(2);
  }
}

function isQuestionName(name: string): name is QuestionName {
  return (questionNames as readonly string[]).includes(name);
}

function leave(exitCode: number): never {
  (exitCode === 0 ? console.log : console.error)(usage);
  process.exit(exitCode);
}
