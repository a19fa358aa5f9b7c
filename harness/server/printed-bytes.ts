const letters: Readonly<Record<string, number>> = { n: 10, t: 9, r: 13, v: 11, f: 12, '"': 34, '\\': 92 };

/** Bytes as `strace` prints them: as C does; what is not escaped is UTF-8. */
export function toBytes(printed: string): Buffer {
  const bytes = [...printed.matchAll(/\\([0-7]{1,3})|\\(.)|([^\\]+)/g)].flatMap(
    ([, octal, letter, plain]) => {
      if (octal !== undefined) return [Number.parseInt(octal, 8)];
      if (letter !== undefined) return [letters[letter] ?? letter.charCodeAt(0)];
      return [...Buffer.from(plain ?? '')];
    },
  );
  return Buffer.from(bytes);
}
