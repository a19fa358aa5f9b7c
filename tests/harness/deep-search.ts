import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { unzipSync } from 'fflate';

/** The files below a folder that hold a text: plainly, inside a zip, or inside the zip that an HTML report carries. */
export function findFilesHolding(folder: string, needle: string): readonly string[] {
  if (!existsSync(folder)) throw new Error(`there is no folder to search: ${folder}`);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return files
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => holds(readFileSync(file), needle));
}

const carriedZip = /data:application\/zip;base64,([A-Za-z0-9+/=]+)/g;

function holds(bytes: Buffer, needle: string): boolean {
  if (bytes.toString('latin1', 0, 4) === 'PK\u0003\u0004') {
    return Object.values(unzipSync(bytes)).some((entry) => holds(Buffer.from(entry), needle));
  }
  const text = bytes.toString('latin1');
  const carried = [...text.matchAll(carriedZip)].map((match) => Buffer.from(match[1] ?? '', 'base64'));
  return text.includes(needle) || carried.some((zip) => holds(zip, needle));
}
