import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ExplainedError } from '../language/explained-error.ts';
import { describeReason } from '../language/reason.ts';
import { text } from '../language/text.ts';
import { bundleModule, isModule } from './bundle-module.ts';
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
    found = await import(isModule(file) ? pathToFileURL(file).href : await bundleModule(file));
  } catch (cause) {
    const reason = describeReason(cause);
    throw new ExplainedError({ headline: text('describe.unreadable', { file, reason }), wayOut, cause });
  }
  const wizard = found.default;
  const lacking = (['name', 'entrance', 'answers', 'steps', 'end'] as const).filter(
    (part) => wizard?.[part] === undefined,
  );
  if (lacking.length === 0) return placeFolder(wizard as Wizard, path.dirname(file));
  throw new ExplainedError({
    headline: text('describe.lacks', { file, parts: lacking.join(', ') }),
    wayOut,
  });
}

/** A relative folder is meant from the file that names it, wherever a command is typed. */
function placeFolder(wizard: Wizard, base: string): Wizard {
  const folder = wizard.start?.folder;
  if (wizard.start === undefined || folder === undefined) return wizard;
  return { ...wizard, start: { ...wizard.start, folder: path.resolve(base, folder) } };
}
