import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Of each reference, by its place below the folder with `/`. */
export type Fingerprints = ReadonlyMap<string, string>;

const fingerprintFile = (folder: string) => path.join(folder, 'fingerprints.json');

/**
 * Tells a screenshot together with its reference: when neither has changed by a byte since the reference was made of
 * the screenshot, there is nothing to compare.
 */
export function takeFingerprint(screenshot: Buffer, reference: Buffer): string {
  return createHash('sha256').update(screenshot).update(reference).digest('hex');
}

/** Those that were written when the references of a folder were made; none where nobody has written any. */
export function readFingerprints(folder: string | undefined): Fingerprints {
  if (folder === undefined || !existsSync(fingerprintFile(folder))) return new Map();
  return new Map(Object.entries(JSON.parse(readFileSync(fingerprintFile(folder), 'utf8'))));
}

/** Writes them down beside the references. */
export function writeFingerprints(folder: string, fingerprints: Fingerprints): void {
  const sorted = Object.fromEntries([...fingerprints].toSorted(([one], [other]) => (one < other ? -1 : 1)));
  writeFileSync(fingerprintFile(folder), `${JSON.stringify(sorted, null, 2)}\n`);
}

/** Whether a screenshot is the very one that its reference was made of. */
export function isUntouched(
  fingerprints: Fingerprints,
  folder: string | undefined,
  name: string,
  screenshot: Buffer,
): boolean {
  const known = fingerprints.get(name);
  const file = path.join(folder ?? '', name);
  if (known === undefined || !existsSync(file)) return false;
  return takeFingerprint(screenshot, readFileSync(file)) === known;
}
