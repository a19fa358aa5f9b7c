import { pathToFileURL } from 'node:url';
import { ExplainedError } from '../language/explained-error.ts';
import { describeReason } from '../language/reason.ts';
import { text } from '../language/text.ts';
import type { Wizard } from './wizard.ts';

/**
 * Reads a description: the default export of its file.
 * @param file absolute path
 * @throws ExplainedError when it cannot be read, or describes nothing
 */
export async function loadWizard(file: string): Promise<Wizard> {
  const wayOut = [text('describe.wayOut')];
  let found: { readonly default?: Partial<Wizard> };
  try {
    found = await import(pathToFileURL(file).href);
  } catch (cause) {
    const reason = describeReason(cause);
    throw new ExplainedError({ headline: text('describe.unreadable', { file, reason }), wayOut, cause });
  }
  const wizard = found.default;
  const lacking = (['name', 'entrance', 'answers', 'steps', 'end'] as const).filter(
    (part) => wizard?.[part] === undefined,
  );
  if (lacking.length === 0) return wizard as Wizard;
  throw new ExplainedError({
    headline: text('describe.lacks', { file, parts: lacking.join(', ') }),
    wayOut,
  });
}
