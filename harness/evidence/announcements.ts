import { ExplainedError } from '../language/explained-error.ts';
import { text } from '../language/text.ts';
import type { Sign, Trouble, TroubleSigns, UsualSign } from '../targets/troubles.ts';
import type { Problem } from './timeline.ts';

interface Announcement {
  readonly trouble: Trouble;
  readonly because: string;
  readonly signs: readonly Sign[];
}

/** What a test says beforehand of a trouble that it will cause; it fails when the trouble does not come. */
export class Announcements {
  readonly #announced: Announcement[] = [];
  readonly #signs: TroubleSigns;
  readonly #usual: readonly UsualSign[];

  /** @param usual what the target tells on its own account, whatever a test does */
  constructor(signs: TroubleSigns, usual: readonly UsualSign[]) {
    this.#signs = signs;
    this.#usual = usual;
  }

  /** A trouble that the target keeps to itself needs no announcement, and is not waited for. */
  add(trouble: Trouble | undefined, because: string): void {
    const signs = trouble && this.#signs[trouble];
    if (trouble !== undefined && signs !== undefined) this.#announced.push({ trouble, because, signs });
  }

  /** The error of a test whose own assertions all held; undefined when there is nothing to say against it. */
  judge(problems: readonly Problem[]): ExplainedError | undefined {
    const expected = [...this.#usual, ...this.#announced.flatMap(({ signs }) => signs)];
    const unexpected = problems.filter((problem) => !expected.some((sign) => isSignOf(sign, problem)));
    const unused = this.#announced.filter(
      ({ signs }) => !problems.some((problem) => signs.some((sign) => isSignOf(sign, problem))),
    );
    if (unexpected.length > 0) return tellUnexpected(unexpected);
    return unused.length > 0 ? tellUnused(unused) : undefined;
  }
}

/** Whether a problem is what a sign speaks of. */
export function isSignOf({ kind, says }: Sign, problem: Problem): boolean {
  return kind === problem.kind && says.test(problem.what);
}

function tellUnexpected(problems: readonly Problem[]): ExplainedError {
  const facts = problems.map(({ kind, what }) =>
    text('problem.line', { kind: text(`problem.${kind}`), what }),
  );
  return new ExplainedError({
    headline: text('problem.unexpected'),
    facts: [...new Set(facts)],
    wayOut: [text('problem.wayOut'), text('problem.announce')],
  });
}

function tellUnused(announced: readonly Announcement[]): ExplainedError {
  return new ExplainedError({
    headline: text('problem.unused'),
    facts: announced.map(({ trouble, because }) => `${trouble} (${because})`),
    wayOut: [text('problem.unusedWayOut')],
  });
}
