import { expect, test } from '@playwright/test';
import { decodeLine } from '../../harness/server/logs/decode-line.ts';

const said = 'ERREUR : base de données refusée';

for (const [title, bytes, line] of [
  ['UTF-8', Buffer.from(`${said}\r`), said],
  ['the code page of Windows', Buffer.from(`${said}\r`, 'latin1'), said],
  ['UTF-16 with its mark', Buffer.from(`\uFEFF${said}\r`, 'utf16le'), said],
  ['UTF-16 behind a newline', Buffer.concat([Buffer.of(0), Buffer.from(`${said}\r`, 'utf16le')]), said],
  ['what is left of its last newline', Buffer.of(0), ''],
  ['broken UTF-8', Buffer.concat([Buffer.from('é '), Buffer.of(0xff)]), 'é \uFFFD'],
  ['a NUL in a line of UTF-8', Buffer.from('é\0 a long line with one'), 'é\0 a long line with one'],
] as const) {
  test(`a line in ${title} is read as it was written`, () => {
    expect(decodeLine(bytes)).toBe(line);
  });
}
