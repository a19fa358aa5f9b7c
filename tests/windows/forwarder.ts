const fileAlignment = 0x200;
const sectionAt = 0x1000;

/**
 * A library for Windows that has one function, which is another library's: `bcryptprimitives` that forwards `ProcessPrng`
 * to `advapi32.SystemFunction036`. It holds no code, so nothing has to be compiled.
 */
export function makeForwarder(name: string, exported: string, target: string): Buffer {
  const headers = Buffer.alloc(fileAlignment);
  const section = Buffer.alloc(fileAlignment);
  // The table of exports: one function, one name, and its ordinal; the addresses count from the image's start.
  const [functions, names, ordinals, strings] = [40, 44, 48, 50].map((offset) => sectionAt + offset) as [
    number,
    number,
    number,
    number,
  ];
  const texts = [`${name}.dll`, exported, target].map((text) => Buffer.from(`${text}\0`, 'latin1'));
  const [dllName, exportName, forward] = texts.map((_, index) =>
    texts.slice(0, index).reduce((at, { length }) => at + length, strings),
  ) as [number, number, number];
  Buffer.concat(texts).copy(section, strings - sectionAt);
  writeAll(section, 0, [0, 0, 0, dllName, 1, 1, 1, functions, names, ordinals]);
  section.writeUInt32LE(forward, functions - sectionAt);
  section.writeUInt32LE(exportName, names - sectionAt);

  headers.write('MZ', 0, 'latin1');
  headers.writeUInt32LE(0x40, 0x3c);
  headers.write('PE\0\0', 0x40, 'latin1');
  headers.writeUInt16LE(0x8664, 0x44); // x64
  headers.writeUInt16LE(1, 0x46); // sections
  headers.writeUInt16LE(240, 0x54); // size of the optional header
  headers.writeUInt16LE(0x2022, 0x56); // a library, with large addresses
  const optional = 0x58;
  headers.writeUInt16LE(0x20b, optional); // 64 bits
  headers.writeBigUInt64LE(0x1_8000_0000n, optional + 24); // where it would like to be
  headers.writeUInt32LE(sectionAt, optional + 32);
  headers.writeUInt32LE(fileAlignment, optional + 36);
  headers.writeUInt16LE(6, optional + 40); // Windows Vista
  headers.writeUInt16LE(6, optional + 48);
  headers.writeUInt32LE(2 * sectionAt, optional + 56); // size of the image
  headers.writeUInt32LE(fileAlignment, optional + 60);
  headers.writeUInt16LE(2, optional + 68); // subsystem
  headers.writeUInt16LE(0x100, optional + 70); // data is never executed
  headers.writeUInt32LE(16, optional + 108); // directories, of which the first one is that of the exports
  headers.writeUInt32LE(sectionAt, optional + 112);
  headers.writeUInt32LE(fileAlignment, optional + 116);
  const table = optional + 240;
  headers.write('.edata', table, 'latin1');
  writeAll(headers, table + 8, [fileAlignment, sectionAt, fileAlignment, fileAlignment]);
  headers.writeUInt32LE(0x4000_0040, table + 36); // data that is read
  return Buffer.concat([headers, section]);
}

function writeAll(into: Buffer, from: number, values: readonly number[]): void {
  for (const [index, value] of values.entries()) into.writeUInt32LE(value, from + index * 4);
}
