import { text } from '../../language/text.ts';
import { ServerError } from '../../server/server-error.ts';
import { explainFailure } from '../explain-failure.ts';

/** What a check has found. A warning costs some tests, a failure costs the run. */
export interface Finding {
  readonly state: 'ok' | 'warning' | 'failed';
  /** One line for people. */
  readonly words: string;
  /** What repairs it, as commands of this system. */
  readonly repair?: string;
}

export type Check = () => Promise<Finding>;

/** The finding that an error gives: what happened, and the ways out it names. */
export function findingOf(error: unknown, state: Finding['state'] = 'failed'): Finding {
  const { headline, wayOut } = explainFailure(text('doctor.check'), error);
  const logs = error instanceof ServerError ? error.logs?.err : undefined;
  const words = [headline, ...(logs === undefined ? [] : [text('fact.err', { value: logs })])].join('; ');
  return { state, words, ...(wayOut.length > 0 && { repair: wayOut.join('; ') }) };
}
