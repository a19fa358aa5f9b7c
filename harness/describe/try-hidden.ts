import type { APIRequestContext } from '@playwright/test';
import { type HeldRequest, sendHeld } from './held-request.ts';
import { showsMarkup } from './plant-markup.ts';
import { varyHidden } from './vary-hidden.ts';

/** What became of a request whose values were changed. */
export interface Trial {
  /** The values that were changed, by their names. */
  readonly names: readonly string[];
  /** What broke: `token left out: 500`, or `markup` where that has become part of the page. */
  readonly broken: readonly string[];
}

/**
 * Sends a request many times, each time with one value changed that nobody typed, and looks at the wizard after each
 * value: what was taken may break the next page.
 * @param request whose cookies hold the session
 * @param typed what was typed, however nested; it is left as it is
 * @param entrance the path of the wizard's first page
 */
export async function tryHidden(
  request: APIRequestContext,
  held: HeldRequest,
  typed: unknown,
  entrance: string,
): Promise<Trial> {
  const values = await varyHidden(held, typed);
  const broken: string[] = [];
  for (const { name, variants } of values) {
    for (const [what, variant] of variants)
      broken.push(...(await judge(`${name} ${what}`, await sendHeld(request, variant))));
    broken.push(...(await judge(`the first page after ${name}`, await request.get(`.${entrance}`))));
  }
  return { names: values.map(({ name }) => name), broken };
}

async function judge(what: string, answer: Awaited<ReturnType<typeof sendHeld>>): Promise<string[]> {
  if (answer.status() >= 500) return [`${what}: ${answer.status()}`];
  return (await showsMarkup(answer)) ? [`${what}: markup`] : [];
}
