import { expect, test } from '@playwright/test';
import { defuse } from '../../harness/language/defuse.ts';

for (const [what, line, shown] of [
  ['a colour', '\x1b[31mred\x1b[0m text', 'red text'],
  ['a cleared screen', '\x1b[2J\x1b[Hgone?', 'gone?'],
  ['a window title', '\x1b]0;you are root\x07text', 'text'],
  ['a link', '\x1b]8;;http://evil\x1b\\here\x1b]8;;\x1b\\ text', 'here text'],
  ['an opener without an end', '\x1b]0;text goes on', '\\x1b]0;text goes on'],
  ['an eight-bit sequence', '\x9b31mred', 'red'],
  ['a device reset', '\x1bctext', 'text'],
  ['a bell and a backspace', 'a\x07b\x08c', 'a\\x07b\\x08c'],
  ['NUL', 'a\0b', 'a\\x00b'],
  ['a carriage return inside', 'real\rfake', 'real\\x0dfake'],
  ['a carriage return at the end', 'from Windows\r', 'from Windows'],
  ['text turned around', 'a\u202eb', 'a\\u202eb'],
  ['a tabulator and accents', '\tdéjà vu', '\tdéjà vu'],
  ['a GitHub command', '::error::forged', '\\::error::forged'],
  ['an indented GitHub command', '  ::set-output name=x::y', '\\  ::set-output name=x::y'],
  ['a command behind an escape', '\x1b[0m::error::forged', '\\::error::forged'],
  ['an old GitHub command', 'x ##[error]forged', 'x #\\#[error]forged'],
  ['an Azure command', '##vso[task.complete]', '#\\#vso[task.complete]'],
  ['two colons further on', 'std::vector', 'std::vector'],
] as const) {
  test(`${what} in a server's line is harmless`, () => {
    expect(defuse(line)).toBe(shown);
  });
}
