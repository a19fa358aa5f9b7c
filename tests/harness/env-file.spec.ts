import { mkdirSync, writeFileSync } from 'node:fs';
import { expect, type TestInfo, test } from '@playwright/test';
import { readEnvFile } from '../../harness/config/env-file.ts';

/** What a file says whose bytes are these. */
function read(info: TestInfo, content: string | Buffer) {
  const file = info.outputPath('settings.env');
  writeFileSync(file, content);
  return readEnvFile(file);
}

const settings = 'WIZARD_TARGET=custom\nWIZARD_RUN_NAME=Été\n';
const mark = '\uFEFF';

test.describe('a file is read as its editor wrote it', () => {
  const rows: readonly [string, Buffer][] = [
    ['with a byte order mark', Buffer.from(mark + settings)],
    ['with line ends of Windows', Buffer.from(settings.replaceAll('\n', '\r\n'))],
    ['with line ends of old Macs', Buffer.from(settings.replaceAll('\n', '\r'))],
    ['in UTF-16, as PowerShell writes it', Buffer.from(mark + settings, 'utf16le')],
    ['in UTF-16 without a mark', Buffer.from(settings, 'utf16le')],
    ['in big-endian UTF-16', Buffer.from(mark + settings, 'utf16le').swap16()],
    ['in the code page of Windows', Buffer.from(settings, 'latin1')],
  ];
  for (const [how, bytes] of rows) {
    test(how, async ({}, info) => {
      const { values, faults } = read(info, bytes);

      expect(values).toEqual({ WIZARD_TARGET: 'custom', WIZARD_RUN_NAME: 'Été' });
      expect(faults).toEqual([]);
    });
  }
});

test.describe('a value is what its writer meant', () => {
  const rows = [
    ['NAME=plain', 'plain'],
    ['  NAME = with spaces around  ', 'with spaces around'],
    ['export NAME=as for a shell', 'as for a shell'],
    ['NAME: as in YAML', 'as in YAML'],
    [`NAME='single'`, 'single'],
    ['NAME=`back`', 'back'],
    ['NAME="double # no comment" # a comment', 'double # no comment'],
    ['NAME=21999 # my port', '21999'],
    ['NAME= # nothing yet', ''],
    ['NAME=postgresql://u:pa#ss@host/db', 'postgresql://u:pa#ss@host/db'],
    ['NAME="C:\\new\\table"', 'C:\\new\\table'],
    ['NAME="C:\\Mes applications\\"', 'C:\\Mes applications\\'],
    ['NAME="say \\"yes\\""', 'say "yes"'],
    ['NAME="C:\\Program Files\\node.exe" "a b.js"', '"C:\\Program Files\\node.exe" "a b.js"'],
    [`NAME=C:\\l'été # a comment`, `C:\\l'été`],
  ] as const;
  for (const [line, value] of rows) {
    test(line, async ({}, info) => {
      const { values, faults } = read(info, line);

      expect({ values, faults }).toEqual({ values: { NAME: value }, faults: [] });
    });
  }
});

test.describe('what cannot be understood is told with its line', () => {
  const rows = [
    ['a name without a value', 'A=1\n\nWIZARD_TARGET custom', { kind: 'noSetting', line: 3 }],
    ['a line of PowerShell', '$env:WIZARD_TARGET = "custom"', { kind: 'noSetting', line: 1 }],
    ['a line of cmd', 'set WIZARD_TARGET=custom', { kind: 'noSetting', line: 1 }],
    ['an open quote', '# title\nA="open', { kind: 'openQuote', line: 2, name: 'A' }],
    ['a name that comes twice', 'A=1\nB=2\nA=3', { kind: 'twice', line: 3, name: 'A', first: 1 }],
  ] as const;
  for (const [what, content, fault] of rows) {
    test(what, async ({}, info) => {
      expect(read(info, content).faults).toEqual([fault]);
    });
  }
});

test('a name may be written again below an empty one', async ({}, info) => {
  const { values, lines, faults } = read(info, 'A=\nB=2\nA=1\nB=');

  expect({ values, lines, faults }).toEqual({
    values: { A: '1', B: '2' },
    lines: { A: 3, B: 2 },
    faults: [],
  });
});

test('no file says nothing, and a folder is told', async ({}, info) => {
  const folder = info.outputPath('a folder');
  mkdirSync(folder);

  expect(readEnvFile(info.outputPath('none'))).toMatchObject({ values: {}, faults: [] });
  expect(readEnvFile(folder).faults).toEqual([{ kind: 'unreadable', code: 'EISDIR' }]);
});
