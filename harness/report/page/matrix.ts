import { type Choice, type ChoiceKind, choiceKinds, choices, readChoice } from '../../evidence/choices.ts';
import { type Area, areaNames, areasOf } from '../areas.ts';
import { type RecordedTest, type TestState, testStates } from '../record/run-record.ts';

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
    columns: choices[kind],
    rows: areaNames.map((area) => ({
      area,
      cells: choices[kind].map((choice) => countStates(testsOf(tests, area, kind, choice))),
    })),
  }));
}

/** The tests that are about a part of the wizard, the worst first. */
export function listByArea(tests: readonly RecordedTest[], area: Area): RecordedTest[] {
  const rank = ({ state }: RecordedTest) => testStates.indexOf(state);
  return tests.filter((test) => areasOf(test).includes(area)).sort((one, other) => rank(one) - rank(other));
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
