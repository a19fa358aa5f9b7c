import { type ChoiceKind, choiceKinds, readChoice } from '../choices.ts';
import { type RecordedTest, type TestState, testStates } from '../record/run-record.ts';
import { descriptions } from '../run-summary.ts';

/** The parts of a wizard, and the rows of the capability table that are about one of them. */
const areas = {
  whole: ['C01', 'C02', 'C13', 'C14', 'C15', 'C22'],
  language: ['C03', 'C04', 'C05', 'C06', 'C43'],
  requirements: ['C07'],
  database: ['C08', 'C09', 'C11'],
  cache: ['C25'],
  backup: ['C23', 'C24'],
  admin: ['C16'],
  finalize: ['C20', 'C21', 'C26', 'C27', 'C41'],
  installed: ['C17', 'C28', 'C46'],
  security: ['C18', 'C19', 'C42', 'C47'],
} as const satisfies Record<string, readonly string[]>;

export type Area = keyof typeof areas;

export const areaNames = Object.keys(areas) as Area[];

/** What can be chosen, in the order of the columns. */
const columns = {
  language: ['en', 'fr'],
  database: ['sqlite', 'mysql', 'postgresql'],
  cache: ['filesystem', 'redis'],
} as const satisfies Record<ChoiceKind, readonly string[]>;

export type Choice = (typeof columns)[ChoiceKind][number];

/** How many tests of a cell ended how, the worst first; none where no test is about it. */
export type Cell = readonly { readonly state: TestState; readonly count: number }[];

export interface Matrix {
  readonly kind: ChoiceKind;
  readonly columns: readonly Choice[];
  readonly rows: readonly { readonly area: Area; readonly cells: readonly Cell[] }[];
}

/** How the tests ended, by what they are about and by what they chose: one table for each kind of choice. */
export function makeMatrices(tests: readonly RecordedTest[]): Matrix[] {
  return choiceKinds.map((kind) => ({
    kind,
    columns: columns[kind],
    rows: areaNames.map((area) => ({
      area,
      cells: columns[kind].map((choice) => countStates(testsOf(tests, area, kind, choice))),
    })),
  }));
}

/** The tests that are about a part of the wizard, the worst first. */
export function listByArea(tests: readonly RecordedTest[], area: Area): RecordedTest[] {
  const rank = ({ state }: RecordedTest) => testStates.indexOf(state);
  return tests.filter((test) => areasOf(test).includes(area)).sort((one, other) => rank(one) - rank(other));
}

/** A test that is about nothing of its own is about the whole. */
function areasOf(test: RecordedTest): readonly Area[] {
  const ids = descriptions(test, 'capability');
  const found = areaNames.filter((area) => areas[area].some((id) => ids.includes(id)));
  return found.length === 0 ? ['whole'] : found;
}

function testsOf(tests: readonly RecordedTest[], area: Area, kind: ChoiceKind, choice: Choice) {
  return listByArea(tests, area).filter(({ annotations }) => readChoice(annotations, kind) === choice);
}

function countStates(tests: readonly RecordedTest[]): Cell {
  return testStates.flatMap((state) => {
    const count = tests.filter((test) => test.state === state).length;
    return count === 0 ? [] : [{ state, count }];
  });
}
