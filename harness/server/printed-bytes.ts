const letters: Readonly<Record<string, number>> = { n: 10, t: 9, r: 13, v: 11, f: 12, '"': 34, '\\': 92 };

/** Bytes as `strace` prints them: as C does. */
export function toBytes(printed: string): Buffer {
  const bytes = [...printed.matchAll(/\\([0-7]{1,3})|\\(.)|([^\\])/g)].map(([, octal, letter, plain]) =>
    octal !== undefined ? Number.parseInt(octal, 8) : (letters[letter ?? ''] ?? plain?.charCodeAt(0) ?? 0),
  );
  return Buffer.from(bytes);
}
