// A failed comparison colours the characters that differ, in the middle of a secret too.
const colour = String.raw`(?:(?:\x1b|\\u001b)\[[0-9;]*m)`;
const spelled = (characters: string) => `(?:${colour}*${characters})`;

/** Every password a run makes up: `Aa1-<run token>-<number>`. It looks the same in text, JSON, HTML and addresses. */
const secretPattern = new RegExp(
  [...[...'Aa1-'].map(spelled), `${spelled('[A-Za-z0-9]')}+`, spelled('-'), `${spelled('[0-9]')}+`].join(''),
  'g',
);
const colourOrCharacter = new RegExp(`${colour}|.`, 'gs');

/** The text with a `*` for each character of each secret: the length stays, so offsets and columns stay true. */
export function maskText(text: string): string {
  return text.replace(secretPattern, starred);
}

/**
 * Masks the secrets of a buffer in place.
 * @returns where they were, in bytes
 */
export function maskBytes(bytes: Buffer): readonly { start: number; length: number }[] {
  // latin1 gives one character for each byte, so this is right for any encoding and harmless to pictures.
  const found = [...bytes.toString('latin1').matchAll(secretPattern)];
  return found.map(({ index, 0: secret }) => ({
    start: index,
    length: bytes.write(starred(secret), index, 'latin1'),
  }));
}

function starred(secret: string): string {
  return secret.replace(colourOrCharacter, (part) => (part.length > 1 ? part : '*'));
}

/** Masks, in place, every string and buffer inside a value made of plain objects and arrays. */
export function maskInside(value: unknown): void {
  if (Buffer.isBuffer(value)) {
    maskBytes(value);
  } else if (typeof value === 'object' && value !== null) {
    const fields = value as Record<string, unknown>;
    for (const [name, inner] of Object.entries(fields)) {
      if (typeof inner === 'string') fields[name] = maskText(inner);
      else maskInside(inner);
    }
  }
}
