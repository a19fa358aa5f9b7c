/** A value as it is written in a program of this house: marks and controls are strings, patterns and small objects. */
export function printValue(value: unknown): string {
  if (typeof value === 'string') return quote(value);
  if (typeof value !== 'object' || value === null || value instanceof RegExp) return String(value);
  if (Array.isArray(value)) return `[${value.map(printValue).join(', ')}]`;
  const parts = Object.entries(value).map(([key, part]) => `${printKey(key)}: ${printValue(part)}`);
  return `{ ${parts.join(', ')} }`;
}

/** A string in single quotes, or in those that need nothing before them. */
export function quote(words: string): string {
  const quoted = JSON.stringify(words);
  if (words.includes("'")) return quoted;
  return `'${quoted.slice(1, -1).replaceAll('\\"', '"')}'`;
}

/** A name as the key of an object. */
export function printKey(name: string): string {
  return isIdentifier(name) ? name : quote(name);
}

/** A part of an object, as it is reached. */
export function printAccess(name: string, part: string): string {
  return isIdentifier(part) ? `${name}.${part}` : `${name}[${quote(part)}]`;
}

/** A word of a command whose `{host}` and `{port}` are filled in. */
export function printWord(word: string): string {
  if (!/\{(host|port)\}/.test(word)) return quote(word);
  const escaped = word.replace(/[\\`]|\$\{/g, (sign) => `\\${sign}`);
  if (word === '{host}') return 'host';
  return `\`${escaped.replace(/\{(host|port)\}/g, (_, name) => `\${${name}}`)}\``;
}

function isIdentifier(name: string): boolean {
  return /^[A-Za-z_$][\w$]*$/.test(name);
}
