import { expect, test } from '@playwright/test';
import { BoundaryNames } from '../../harness/sweep/boundary.ts';
import { TraceReader } from '../../harness/sweep/trace-line.ts';

const workspace = import.meta.dirname;

const named = {
  'of a rename is the new name': ['rename("/w/.env.tmp", "/w/.env") = 0', 'rename:.env#1'],
  'of a relative rename begins at the workspace': ['rename("a", "b/c") = 0', 'rename:b/c#1'],
  'of a call beside a folder begins there': ['mkdirat(AT_FDCWD</w/b>, "c", 0700) = 0', 'mkdirat:b/c#1'],
  'of a write is that of the open file': ['write(7</w/a>, ""..., 5) = 5', 'write:a#1'],
  'of a removed file is kept': ['fsync(7</w/a>(deleted)) = 0', 'fsync:a#1'],
  'of the workspace itself is a dot': ['fsync(7</w>) = 0', 'fsync:.#1'],
  'is read with its accents': ['unlink("/w/\\303\\251t\\303\\251") = 0', 'unlink:été#1'],
  'that is drawn is a star': [
    'unlink("/w/.install-9f8e7d6c-1234-4abc-8def-0123456789ab.db") = 0',
    'unlink:.install-*.db#1',
  ],
  'that Python draws is a star': ['unlink("/w/tmpq1w2e3r4") = 0', 'unlink:*#1'],
  'that is only long stays': [
    'unlink("/w/accessibility-of-every-page") = 0',
    'unlink:accessibility-of-every-page#1',
  ],
} as const;

for (const [what, [line, id]] of Object.entries(named)) {
  test(`the file ${what}`, () => {
    expect(nameAll([`12 ${line}`])).toEqual([id]);
  });
}

const unnamed = {
  'that failed': 'unlink("/w/a") = -1 ENOENT (No such file or directory)',
  'that only reads': 'openat(AT_FDCWD</w>, "a", O_RDONLY|O_CLOEXEC) = 7</w/a>',
  'outside the workspace': 'write(2</var/log/server.log>, ""..., 9) = 9',
  'to a pipe': 'write(17<anon_inode:[eventfd]>, ""..., 8) = 8',
};

for (const [what, line] of Object.entries(unnamed)) {
  test(`a call ${what} is no boundary`, () => {
    expect(nameAll([`12 ${line}`])).toEqual([]);
  });
}

test('the same call on the same file is counted', () => {
  expect(nameAll(['1 write(7</w/a>, ""..., 5) = 5', '2 write(8</w/a>, ""..., 5) = 5'])).toEqual([
    'write:a#1',
    'write:a#2',
  ]);
});

test('a call that another thread cuts in two is one', () => {
  const lines = [
    '1 rename("a", "b" <unfinished ...>',
    '2 write(7</w/a>, ""..., 5) = 5',
    '1 <... rename resumed>) = 0',
  ];

  expect(nameAll(lines)).toEqual(['write:a#1', 'rename:b#1']);
});

test('only the thread that was signalled tells of a stop', () => {
  const reader = new TraceReader();
  const lines = [
    '1 --- SIGSTOP {si_signo=SIGSTOP} ---',
    '2 --- stopped by SIGSTOP ---',
    '1 --- stopped by SIGSTOP ---',
  ];

  expect(lines.map((line) => reader.read(line))).toEqual([undefined, undefined, { kind: 'stop', thread: 1 }]);
});

function nameAll(lines: readonly string[]): string[] {
  const reader = new TraceReader();
  const names = new BoundaryNames(workspace);
  return lines.flatMap((line) => {
    const event = reader.read(line.replaceAll('/w', workspace));
    const boundary = event?.kind === 'call' ? names.name(event) : undefined;
    return boundary === undefined ? [] : [boundary.id];
  });
}
