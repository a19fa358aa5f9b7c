import type { RecordedTest } from './record/run-record.ts';

/** Something that is told of a test that failed. */
interface Told {
  readonly test: RecordedTest;
}

/**
 * Puts failures together that most likely have one cause: they say the same but for numbers, or they fail in the same
 * way at one place of their spec, as the rows of a table do. In the order in which the first of each came.
 */
export function groupByCause<Failed extends Told>(failures: readonly Failed[]): Failed[][] {
  const groups: { readonly marks: Set<string>; readonly failures: Failed[] }[] = [];
  for (const failure of failures) {
    const marks = markCause(failure.test);
    const known = groups.find((group) => marks.some((mark) => group.marks.has(mark)));
    if (known === undefined) groups.push({ marks: new Set(marks), failures: [failure] });
    else {
      known.failures.push(failure);
      for (const mark of marks) known.marks.add(mark);
    }
  }
  return groups.map((group) => group.failures);
}

function markCause({ id, file, state, failure }: RecordedTest): string[] {
  // A defect that is gone says nothing in common with another one.
  if (failure === undefined || state === 'repaired') return [id];
  const says = withoutNumbers(failure.message);
  const [first = ''] = says.split('\n', 1);
  const { place } = failure;
  return place?.startsWith(`${file}:`) ? [says, `${place} ${first}`] : [says];
}

/** Ports, times, sizes and numbers of workspaces differ from test to test; what was tried in between repeats the rest. */
function withoutNumbers(message: string): string {
  const [says = ''] = message.split(/\n\s*Call log:/, 1);
  return says.replace(/\d+/g, '#').trim();
}
