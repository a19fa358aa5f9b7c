import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract, type Header } from 'tar-stream';
import type { Backup, Manifest } from '../../fixtures/backups/backup.ts';
import { sampleTables, type Tables } from '../../fixtures/backups/sample-tables.ts';
import { maxEntries, maxUnpackedBytes, maxUploadBytes } from '../../fixtures/backups/valid-backups.ts';

interface Unpacked {
  readonly headers: readonly Header[];
  readonly contents: ReadonlyMap<string, Buffer>;
  readonly fault: string | undefined;
}

/** Names everything that is wrong with a backup, so that a test can prove that it is one thing and which. */
export async function inspectBackup({ fileName, bytes }: Backup): Promise<string[]> {
  if (bytes.length === 0) return ['empty'];
  const { headers, contents, fault } = await unpack(bytes);
  const faults = [
    ...(fault === undefined ? [] : [fault]),
    ...(/\.(tar\.gz|tgz)$/i.test(fileName) ? [] : ['extension']),
    ...(bytes.length > maxUploadBytes ? [`size ${bytes.length}`] : []),
    ...inspectHeaders(headers),
  ];
  if (fault !== undefined || headers.length === 0) return faults.length > 0 ? faults : ['no entries'];
  return [...faults, ...inspectContents(contents), ...inspectDump(contents.get('dump.json'))];
}

/** Reads as far as it goes. */
async function unpack(bytes: Buffer): Promise<Unpacked> {
  const headers: Header[] = [];
  const contents = new Map<string, Buffer>();
  const reader = extract();
  // A fault reaches the loop below, but a promise that nobody has looked at would end the process before.
  const feeding = pipeline(Readable.from([bytes]), createGunzip(), reader).catch((error: Error) => error);
  try {
    for await (const entry of reader) {
      headers.push(entry.header);
      contents.set(entry.header.name, await buffer(entry));
    }
  } catch {
    // feeding tells the same, and first
  }
  return { headers, contents, fault: (await feeding)?.message };
}

function inspectHeaders(headers: readonly Header[]): string[] {
  const names = headers.map(({ name }) => name);
  const unpacked = headers.reduce((sum, { size = 0 }) => sum + size, 0);
  return [
    ...headers.filter(({ type }) => type !== 'file').map(({ type, name }) => `${type} ${name}`),
    ...names.filter((name) => !/^[\w-]+(\/[\w-]+)*\.\w+$|^\w+$/.test(name)).map((name) => `name ${name}`),
    ...names.filter((name, index) => names.indexOf(name) !== index).map((name) => `twice ${name}`),
    ...(headers.length > maxEntries ? [`entries ${headers.length}`] : []),
    ...(unpacked > maxUnpackedBytes ? ['unpacked size'] : []),
  ];
}

function inspectContents(contents: ReadonlyMap<string, Buffer>): string[] {
  const manifest = parse(contents.get('manifest.json')) as Manifest | undefined;
  if (manifest === undefined) return ['manifest'];
  const { format, appVersion, files = {} } = manifest;
  const present = [...contents].filter(([name, content]) => name !== 'manifest.json' && content.length > 0);
  return [
    ...(format === 1 ? [] : [`format ${format}`]),
    ...(appVersion === '1.0.0' ? [] : [`version ${appVersion}`]),
    ...present.filter(([name]) => !(name in files)).map(([name]) => `unlisted ${name}`),
    ...Object.entries(files).flatMap(([name, file]) => {
      const content = contents.get(name);
      if (content === undefined) return [`missing ${name}`];
      const isEqual = createHash('sha256').update(content).digest('hex') === file.sha256;
      return isEqual && content.length === file.bytes ? [] : [`changed ${name}`];
    }),
  ];
}

function inspectDump(content: Buffer | undefined): string[] {
  const dump = parse(content) as { tables?: Tables } | undefined;
  if (dump?.tables === undefined) return ['dump'];
  return Object.entries(dump.tables).flatMap(([table, rows]) => {
    const known = sampleTables[table]?.[0];
    if (!Object.hasOwn(sampleTables, table) || known === undefined) return [`table ${table}`];
    const strange = rows.flatMap((row) => Object.keys(row).filter((column) => !(column in known)));
    const keys = rows.map((row) => row['id'] ?? row['key']);
    const twice = keys.filter((key, index) => keys.indexOf(key) !== index);
    return [...strange.map((column) => `column ${column}`), ...twice.map((key) => `key ${table} ${key}`)];
  });
}

function parse(content: Buffer | undefined): unknown {
  try {
    return JSON.parse(String(content));
  } catch {
    return undefined; // absent or no JSON: a fault that the caller names
  }
}
