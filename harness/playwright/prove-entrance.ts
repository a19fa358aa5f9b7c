import { settings } from '../config/env.ts';
import { isDescription } from '../config/settings.ts';
import { ask } from '../server/ask.ts';
import { findTarget } from '../targets/find-target.ts';
import type { Target } from '../targets/target.ts';

/** As long as a page of the slowest target takes, and a bit. */
const limitMs = 10_000;
/** As much of a page as holds its headings. */
const bodyLimit = 262_144;

/**
 * Looks whether the address of the wizard shows its first step, so that a server which is none is told once instead of
 * by every test.
 * @throws ExplainedError with what it shows instead
 */
export async function proveEntrance(url: string): Promise<void> {
  // Of a described wizard, whose pages a browser has to make first, it is looked at there.
  if (isDescription(settings.target)) return;
  const target = findTarget(settings);
  const { ignoresHttpsErrors } = settings.readiness;
  const answer = await ask(`${url}/install/`, { limitMs, bodyLimit, ignoresHttpsErrors });
  // Nearly always, in the time that the page takes. To read it as a person does takes 0.2 s more, before each run.
  if ('body' in answer && answer.status === 200 && hasFirstHeading(answer.body, target)) return;
  const { explainEntrance } = await import('./explain-entrance.ts');
  const error = await explainEntrance(target, url, limitMs);
  if (error !== undefined) throw error;
}

function hasFirstHeading(html: string, { words, screens }: Target): boolean {
  const [first] = screens;
  const headings = [...html.matchAll(/<h([1-6])\b[^>]*>(.*?)<\/h\1>/gis)].map(([, , inner = '']) =>
    inner
      .replace(/<[^>]*>/g, '')
      .replace(/\s+/g, ' ')
      .trim(),
  );
  return (
    first !== undefined &&
    Object.values(words).some((each) => headings.some((heading) => each.headings[first].test(heading)))
  );
}
