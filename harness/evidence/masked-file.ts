import { closeSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { unzipSync, type Zippable, zipSync } from 'fflate';
import { maskBytes } from './secret-mask.ts';

/**
 * Masks the secrets in a file, in place: of a zip (a trace, a blob) inside each of its entries.
 * @throws when the file cannot be read or written, or is a broken zip
 */
export function maskFile(file: string): void {
  const bytes = readFileSync(file);
  if (bytes.subarray(0, 4).equals(zipSignature)) maskZip(file, bytes);
  else maskPlainFile(file, bytes);
}

/** True when a file that is not a zip holds a secret, or when a zip holds one in any of its entries. */
export function holdsSecret(file: string): boolean {
  const bytes = readFileSync(file);
  const contents = bytes.subarray(0, 4).equals(zipSignature) ? Object.values(unzipSync(bytes)) : [bytes];
  return contents.some((content) => maskBytes(Buffer.from(content)).length > 0);
}

const zipSignature = Buffer.from('PK\u0003\u0004');

/** Only the masked bytes are written, so that a program that is appending to the file loses nothing. */
function maskPlainFile(file: string, bytes: Buffer): void {
  const found = maskBytes(bytes);
  if (found.length === 0) return;
  const handle = openSync(file, 'r+');
  try {
    for (const { start, length } of found) writeSync(handle, bytes, start, length, start);
  } finally {
    closeSync(handle);
  }
}

function maskZip(file: string, bytes: Buffer): void {
  const entries = Object.entries(unzipSync(bytes));
  const masked = entries.filter(([, content]) => maskBytes(inPlace(content)).length > 0);
  if (masked.length === 0) return;
  writeFileSync(file, zipSync(Object.fromEntries(entries.map(compressed))));
}

/** The same memory as a Buffer, so that what is masked in it is masked in the entry. */
function inPlace(content: Uint8Array): Buffer {
  return Buffer.from(content.buffer, content.byteOffset, content.byteLength);
}

/** Pictures and zips do not get smaller, only slower. */
function compressed([name, content]: [string, Uint8Array]): [string, Zippable[string]] {
  return [name, [content, { level: /\.(png|jpe?g|webp|zip)$/.test(name) ? 0 : 6 }]];
}
