import { ExplainedError } from '../../language/explained-error.ts';
import { text } from '../../language/text.ts';
import { ServerError } from '../../server/server-error.ts';

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
  const logs = error instanceof ServerError ? error.logs?.err : undefined;
  const { headline, wayOut } = error instanceof ExplainedError ? error : readUnexplained(error);
  const repair = wayOut.join('; ');
  const words = [headline, ...(logs === undefined ? [] : [text('fact.err', { value: logs })])].join('; ');
  return { state, words, ...(repair !== '' && { repair }) };
}

/** An error of the system or of a library: its first line, and no way out but what its last line says. */
function readUnexplained(error: unknown) {
  const message = error instanceof Error ? error.message : String(error);
  const [headline = '', ...lines] = message.split('\n').map((line) => line.trim());
  return { headline, wayOut: lines.slice(-1) };
}
