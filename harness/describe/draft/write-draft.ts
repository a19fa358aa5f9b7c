import { text } from '../../language/text.ts';
import type { Mark } from '../wizard.ts';
import type { AnswerBook } from './answer-book.ts';
import type { Asked } from './choose-answers.ts';
import { findClosed } from './find-closed.ts';
import { tellApart } from './find-marks.ts';
import type { FoundSignIn } from './find-sign-in.ts';
import { nameSteps } from './name-steps.ts';
import { printAccess, printKey, printValue, printWord, quote } from './print-code.ts';
import type { Walk, WalkedStep } from './walk.ts';
import { doneWords } from './words.ts';

/** What a walk has found out, and what is known of the application. */
export interface Found {
  readonly name: string;
  /** What `defineWizard` is imported from. */
  readonly define: string;
  /** How it starts; undefined where it ran already. */
  readonly start: { readonly folder: string | undefined; readonly words: readonly string[] } | undefined;
  readonly entrance: string;
  readonly language: string;
  readonly walk: Walk;
  readonly book: AnswerBook;
  readonly signIn: FoundSignIn | undefined;
  /** Files that the last page handed out. */
  readonly handedOut: readonly string[];
  /** Errors that the browser told of on the way. */
  readonly troubles: readonly string[];
}

const todo = (what: string) => `// TODO ${what}`;

/** The source of a description, with a TODO wherever something was guessed or could not be known. */
export function writeDraft(found: Found): string {
  const { name, define, entrance, language } = found;
  return [
    `import { defineWizard } from ${quote(define)};`,
    '',
    `// ${text('draft.head')}`,
    'export default defineWizard({',
    ...indent([
      `name: ${quote(name)},`,
      ...writeStart(found),
      `entrance: ${quote(entrance)},`,
      ...(language === 'en' ? [] : [`languages: [${quote(language)}],`]),
      ...writeAnswers(found.book),
      ...writeSteps(found),
      ...writeEnd(found),
      ...writeSignIn(found),
      ...writeClosed(found),
      ...found.troubles.map((what) => todo(text('draft.todo.trouble', { what }))),
    ]),
    '});',
    '',
  ].join('\n');
}

function writeStart({ start }: Found): string[] {
  if (start === undefined) return [todo(text('draft.todo.start'))];
  const [file = '', ...args] = start.words.map(printWord);
  const used = ['host', 'port'].filter((part) => start.words.some((word) => word.includes(`{${part}}`)));
  const place = used.length === 0 ? '' : `{ ${used.join(', ')} }`;
  return [
    'start: {',
    ...indent([
      ...(start.folder === undefined ? [] : [`folder: ${quote(start.folder)},`]),
      `command: (${place}) => ({ file: ${file}, args: [${args.join(', ')}] }),`,
    ]),
    '},',
  ];
}

function writeAnswers({ entries }: AnswerBook): string[] {
  const code = entries.map(([, each]) => each).join(' ');
  const used = ['workspace', 'secret', 'unique'].filter((part) => new RegExp(`\\b${part}\\b`).test(code));
  return [
    `answers: (${used.length === 0 ? '' : `{ ${used.join(', ')} }`}) => ({`,
    ...indent(entries.map(([key, each]) => `${printKey(key)}: ${each},`)),
    '}),',
  ];
}

function writeSteps({ walk: { steps, end, after } }: Found): string[] {
  const names = nameSteps(steps.map(({ reading }) => reading));
  const known = [...steps, ...(end === undefined ? [] : [end])].map(({ reading }) => reading);
  const isTold = steps.some(({ installs }) => installs);
  const likely = guessInstaller(steps);
  return [
    'steps: [',
    ...indent(
      steps.flatMap((step, index) => {
        const others = [...known.filter((each) => each !== step.reading), ...(isTold ? [after.reading] : [])];
        const isLikely = end !== undefined && !isTold && step === likely;
        return [
          '{',
          ...indent([
            `name: ${quote(names[index] as string)},`,
            ...writeMark('shows', tellApart(step, others), step.marks[0]),
            ...writeAsks(step.asked),
            ...writeMove(step, end === undefined && index === steps.length - 1),
            ...(isLikely ? [todo(text('draft.todo.installs'))] : []),
            ...(step.installs || isLikely ? ['installs: true,'] : []),
          ]),
          '},',
        ];
      }),
    ),
    '],',
  ];
}

/** Where no stranger has met a closed door, the last page that does not tell of success yet. */
function guessInstaller(steps: readonly WalkedStep[]): WalkedStep | undefined {
  const everywhere = steps[0]?.reading.lines ?? [];
  const tells = ({ reading }: WalkedStep) =>
    reading.lines.some((line) => doneWords.test(line) && !everywhere.includes(line));
  return steps.findLast((step) => !tells(step)) ?? steps.at(-1);
}

function writeMark(part: string, mark: Mark<string> | undefined, guess: Mark<string> | undefined): string[] {
  if (mark !== undefined) return [`${part}: ${printValue(mark)},`];
  return [todo(text('draft.todo.mark')), `${part}: ${printValue(guess ?? { text: 'TODO' })},`];
}

function writeMove({ goesOn }: WalkedStep, isStop: boolean): string[] {
  const move = `goesOn: ${printValue(goesOn ?? { button: 'TODO' })},`;
  return isStop ? [todo(text('draft.todo.goesOn')), move] : [move];
}

function writeAsks(asked: readonly Asked[]): string[] {
  return asked.length === 0 ? [] : ['asks: {', ...indent(asked.flatMap(writeQuestion)), '},'];
}

function writeQuestion({ key, at, answer, isRequired, isGuessed }: Asked): string[] {
  const parts = [
    ...(at === undefined ? [] : [`at: ${printValue(at)}`]),
    'type' in answer
      ? `type: (answers) => ${printAccess('answers', answer.type)}`
      : 'choose' in answer
        ? `choose: () => ${quote(answer.choose)}`
        : `tick: () => ${answer.tick}`,
    ...(isRequired ? ['required: true'] : []),
  ];
  return [
    ...(isGuessed ? [todo(text('draft.todo.guessed'))] : []),
    `${printKey(key)}: { ${parts.join(', ')} },`,
  ];
}

function writeEnd({ walk: { steps, end }, handedOut }: Found): string[] {
  if (end === undefined) return [todo(text('draft.todo.end')), "end: { text: 'TODO' },"];
  const mark = tellApart(
    end,
    steps.map(({ reading }) => reading),
  );
  const hand = handedOut.map((file) => todo(text('draft.todo.handWork', { file })));
  return [...writeMark('end', mark, end.marks[0]), ...hand];
}

function writeSignIn({ signIn, walk: { end } }: Found): string[] {
  if (signIn === undefined) return end === undefined ? [] : [todo(text('draft.todo.signIn'))];
  return [
    'signIn: {',
    ...indent([
      `path: ${quote(signIn.path)},`,
      ...writeAsks(signIn.asked),
      `goesOn: ${printValue(signIn.goesOn)},`,
      ...writeMark('shows', signIn.shows, undefined),
    ]),
    '},',
  ];
}

function writeClosed({ entrance, walk: { first, after, end, steps } }: Found): string[] {
  if (end === undefined) return [];
  const closed = steps.some(({ installs }) => installs) ? findClosed(first, after) : undefined;
  if (closed === undefined) return [todo(text('draft.todo.closed'))];
  return [`closed: { ${quote(entrance)}: ${printValue(closed)} },`];
}

function indent(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}
