import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../../..');
const [start, end] = ['<!-- bench:lifecycle -->', '<!-- /bench:lifecycle -->'];

/**
 * Puts text between the markers of a README.
 * @throws when it has no markers
 */
export function writeBetweenMarkers(name: string, content: string): void {
  const file = path.join(root, name);
  const old = readFileSync(file, 'utf8');
  const [from, to] = [old.indexOf(start), old.indexOf(end)];
  if (from < 0 || to < from)
    throw new Error(`${name} has no ${start} ... ${end}: put both there, in this order`);
  writeFileSync(file, `${old.slice(0, from + start.length)}\n${content}\n${old.slice(to)}`);
}
