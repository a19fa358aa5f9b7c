import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');

/**
 * Puts text between the markers `<!-- name -->` and `<!-- /name -->` of a README.
 * @throws when it has no such markers
 */
export function writeBetweenMarkers(readme: string, name: string, content: string): void {
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const file = path.join(root, readme);
  const old = readFileSync(file, 'utf8');
  const [from, to] = [old.indexOf(start), old.indexOf(end)];
  if (from < 0 || to < from)
    throw new Error(`${readme} has no ${start} ... ${end}: put both there, in this order`);
  writeFileSync(file, `${old.slice(0, from + start.length)}\n${content}\n${old.slice(to)}`);
}
