import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Eta } from 'eta';
import { text } from '../language/text.ts';

const views = path.join(import.meta.dirname, 'views');

/** A file of `views/`, to be put into a page as it is. */
export function readView(name: string): string {
  return readFileSync(path.join(views, name), 'utf8');
}

/**
 * One of our pages, which needs nothing beside it: no script, no style sheet and no picture of another file.
 * @param view name of a template in `views/`
 * @param styleSheets names of files in `views/`, in the order they apply
 * @param values what the template calls `it`, which has `text` and `style` besides
 */
export function renderPage(view: string, styleSheets: readonly string[], values: object): string {
  const style = styleSheets.map(readView).join('\n');
  return new Eta({ views, autoTrim: [false, 'nl'] }).render(`./${view}`, { ...values, text, style });
}
