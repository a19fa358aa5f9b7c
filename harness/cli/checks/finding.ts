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

/** The finding that an error gives: its first line, and the ways out it names. */
export function findingOf(error: unknown, state: Finding['state'] = 'failed'): Finding {
  const message = error instanceof Error ? error.message : String(error);
  const logs = error instanceof ServerError ? error.logs?.err : undefined;
  const lines = message.split('\n').map((line) => line.trim());
  const title = lines.indexOf(text('wayOut.title'));
  // Some errors name their ways out behind a title, others have one in their last line.
  const ways = title === -1 ? lines.slice(1).slice(-1) : lines.slice(title + 1);
  const repair = ways.map((way) => way.replace(/^- /, '')).join('; ');
  const words = [lines[0], ...(logs === undefined ? [] : [text('fact.err', { value: logs })])].join('; ');
  return { state, words, ...(repair !== '' && { repair }) };
}
