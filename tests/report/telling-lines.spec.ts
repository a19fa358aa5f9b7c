import { expect, test } from '@playwright/test';
import { pickTellingLines } from '../../harness/report/record/telling-lines.ts';

test('errors come before warnings and the rest', () => {
  const log = ['[INFO] one', '[WARNING] two', '[ERROR] three', '[INFO] four', '[ERROR] five', '[INFO] six'];

  expect(pickTellingLines([log.join('\n')])).toEqual([
    '[ERROR] five',
    '[ERROR] three',
    '[WARNING] two',
    '[INFO] six',
    '[INFO] four',
    '[INFO] one',
  ]);
});

test('six lines are told, the nearest to the end', () => {
  const log = Array.from({ length: 20 }, (_, index) => `line ${index}`).join('\n');

  expect(pickTellingLines([log])).toEqual([19, 18, 17, 16, 15, 14].map((index) => `line ${index}`));
});

test('a traceback tells its last line first', () => {
  const log = [
    '[INFO] before',
    'Traceback (most recent call last):',
    '  File "a.py", line 1, in <module>',
    '    boom()',
    'ValueError: no such table',
    '[INFO] after',
  ];

  expect(pickTellingLines([log.join('\r\n')]).slice(0, 3)).toEqual([
    'ValueError: no such table',
    '[INFO] after',
    '[INFO] before',
  ]);
});

test('a stack of JavaScript tells its first line', () => {
  const log = [
    'TypeError: it is undefined',
    '    at run (server.mjs:3:7)',
    '    at server.mjs:9:1',
    'GET / 500',
  ];

  expect(pickTellingLines([log.join('\n')])[0]).toBe('TypeError: it is undefined');
});

test('a stack in a timeline is read behind its prefix', () => {
  const events = [
    '   +0.100 s  browser     GET /install/ 500, 12 ms',
    '   +0.101 s  server      err | TypeError: it is undefined',
    '   +0.101 s  server      err |     at run (server.mjs:3:7)',
    '   +0.200 s  step        admin: submit (30 ms)',
  ];

  expect(pickTellingLines([events.join('\n')])).toEqual([
    '+0.101 s  server      err | TypeError: it is undefined',
    '+0.100 s  browser     GET /install/ 500, 12 ms',
    '+0.200 s  step        admin: submit (30 ms)',
    '+0.101 s  server      err |     at run (server.mjs:3:7)',
  ]);
});

test('what two texts say alike is told once', () => {
  expect(pickTellingLines(['[ERROR] same', '[ERROR] same\nelse'])).toEqual(['[ERROR] same', 'else']);
});

test('a request without an answer tells more than others', () => {
  const events = [
    '   +0.100 s  browser     POST /install/finalize: no answer within 9800 ms',
    '   +0.200 s  browser     GET /install/ 200, 12 ms',
    '   +0.300 s  server      out | GET /install/ 200 2ms',
  ];

  expect(pickTellingLines([events.join('\n')])[0]).toBe(
    '+0.100 s  browser     POST /install/finalize: no answer within 9800 ms',
  );
});
