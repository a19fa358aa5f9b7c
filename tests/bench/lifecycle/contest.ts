import type { Column } from './plan.ts';
import type { Bench, Cell, Question, RowKey } from './question.ts';

/** All cells of one question: a list for each tool of each row. */
export type Cells = Readonly<Partial<Record<RowKey, Readonly<Partial<Record<Column, Cell[]>>>>>>;

/** A tool that gave only words that often will not give a number any more. */
const enoughWords = 2;

/**
 * Asks one question in rounds. In each round every tool has its turn, and another one begins, so that a busy machine
 * slows all of them.
 */
export async function contest(
  question: Question<Column>,
  bench: Bench,
  rounds: number,
  progress: (line: string) => void,
): Promise<Cells> {
  const cells: Partial<Record<RowKey, Partial<Record<Column, Cell[]>>>> = {};
  for (let round = 0; round < rounds; round += 1) {
    const turn = rotate(question.tools, round).filter((tool) => !isSettled(question, cells, tool));
    for (const tool of turn) {
      progress(`${question.rows[0]?.key}: round ${round + 1} of ${rounds}, ${tool}`);
      const measured = await question.measure(tool, bench, round);
      for (const [key, cell] of Object.entries(measured) as [RowKey, Cell][]) {
        cells[key] ??= {};
        cells[key][tool] ??= [];
        cells[key][tool].push(cell);
      }
    }
  }
  return cells;
}

function isSettled(question: Question<Column>, cells: Cells, tool: Column): boolean {
  return question.rows.every(({ key }) => {
    const given = cells[key]?.[tool] ?? [];
    return given.length >= enoughWords && given.every((cell) => 'word' in cell);
  });
}

function rotate<T>(all: readonly T[], by: number): T[] {
  const start = by % all.length;
  return [...all.slice(start), ...all.slice(0, start)];
}
