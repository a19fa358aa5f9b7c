import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { unzipSync } from 'fflate';

/** More than this at once is no report of ours. */
const longestBytes = 256 * 1024 * 1024;
const zipSignature = Buffer.from('PK\u0003\u0004');
const carriedZip = /data:application\/zip;base64,([A-Za-z0-9+/=]+)/g;

/**
 * The files below some folders that hold a text, sorted: plainly, in base64, inside a zip (a trace, a blob), or inside
 * the zip that an HTML report carries. The mask has been there before; this is the proof that nothing went past it.
 * @param folders those that are not there hold nothing
 * @param sinceMs files that are older are not read (milliseconds since 1970): logs are kept for a week
 */
export function findFilesHolding(folders: readonly string[], text: string, sinceMs = 0): string[] {
  const needles = [Buffer.from(text), ...inBase64(text).map((code) => Buffer.from(code))];
  const files = folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => listFiles(folder, sinceMs));
  return [...new Set(files)].filter((file) => holds(readFileSync(file), needles)).sort();
}

function listFiles(folder: string, sinceMs: number): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => {
      const found = statSync(file, { throwIfNoEntry: false });
      return found !== undefined && found.size <= longestBytes && found.mtimeMs >= sinceMs;
    });
}

function holds(bytes: Buffer, needles: readonly Buffer[]): boolean {
  if (bytes.subarray(0, 4).equals(zipSignature))
    return Object.values(unzip(bytes)).some((entry) => holds(Buffer.from(entry), needles));
  if (needles.some((needle) => bytes.includes(needle))) return true;
  if (!bytes.includes('data:application/zip;base64,')) return false;
  const carried = [...bytes.toString('latin1').matchAll(carriedZip)];
  return carried.some(([, zip = '']) => holds(Buffer.from(zip, 'base64'), needles));
}

/** One that is broken is told as such by whoever reads it; what is in it cannot be read by anybody. */
function unzip(bytes: Buffer): Record<string, Uint8Array> {
  try {
    return unzipSync(bytes);
  } catch {
    return {};
  }
}

/**
 * How a text may stand in base64: by where it begins, three ways. The characters at both ends depend on what is beside
 * it, and are left out.
 */
function inBase64(text: string): string[] {
  return [0, 1, 2].map((before) => {
    const code = Buffer.from('\0'.repeat(before) + text)
      .toString('base64')
      .replace(/=+$/, '');
    const from = Math.ceil((before * 8) / 6);
    const until = Math.floor(((before + text.length) * 8) / 6);
    return code.slice(from, until);
  });
}
