const windows = new TextDecoder('windows-1252');
const replacement = '\uFFFD';

/**
 * The bytes of a line as people read them, without the newline of Windows. Programs on Windows write in its code page
 * or in UTF-16 as well as in UTF-8, and a log does not say which: what holds a NUL for each letter is UTF-16, and what
 * is no UTF-8 in any of its letters is the code page. What is neither shows that there is something unreadable.
 */
export function decodeLine(bytes: Buffer): string {
  return decode(bytes).replace(/\r$/, '');
}

function decode(bytes: Buffer): string {
  if (bytes.includes(0)) return decodeWide(bytes);
  const line = bytes.toString('utf8');
  if (!line.includes(replacement)) return line;
  // One letter of UTF-8 beyond ASCII says that the rest of the line is broken, not written in another way.
  const isUtf8 = /\P{ASCII}/u.test(line.replaceAll(replacement, ''));
  return isUtf8 ? line : windows.decode(bytes);
}

/** Lines are cut at the byte of a newline, so that one of UTF-16 begins with the second half of the newline before it. */
function decodeWide(bytes: Buffer): string {
  const start = bytes[0] === 0 ? 1 : bytes[0] === 0xff && bytes[1] === 0xfe ? 2 : 0;
  const letters = bytes.subarray(start);
  const zeros = letters.filter((byte, at) => at % 2 === 1 && byte === 0).length;
  const isWide = zeros > 0 && zeros >= letters.length / 4;
  // Without a letter there is nothing but what is left of a newline.
  if (letters.length <= 1) return letters.toString('latin1').replaceAll('\0', '');
  return isWide ? letters.subarray(0, letters.length & ~1).toString('utf16le') : bytes.toString('utf8');
}
