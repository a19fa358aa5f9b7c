const replacements: Readonly<Record<string, string>> = {
  '\u2018': "'",
  '\u2019': "'",
  '\u201c': '"',
  '\u201d': '"',
  '\u2013': '-',
  '\u2014': '-',
  '\u2026': '...',
  '\u00a0': ' ',
  '\u202f': ' ',
  '\u0153': 'oe',
  '\u0152': 'OE',
};

/** The text in ASCII, without its accents: for a reader that garbles anything else. */
export function toAscii(value: string): string {
  // With the space that French has inside them.
  const quoted = value.replace(/\u00ab\s?|\s?\u00bb/g, '"');
  const plain = quoted.normalize('NFD').replace(/\p{Mark}/gu, '');
  return plain.replace(/[^\0-\x7f]/gu, (character) => replacements[character] ?? '?');
}
