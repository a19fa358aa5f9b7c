import { expect, test } from '@playwright/test';
import { weighAnswer } from '../../harness/evidence/weight.ts';
import { speak } from '../../harness/language/text.ts';
import { pickTellingEvents, pickTellingLines } from '../../harness/report/record/telling-lines.ts';

const began = 1_700_000_000_000;
const at = (ms: number) => ({ atMs: began + ms });
const server = (ms: number, what: string, weight: 'error' | 'warning' | 'usual' | 'nothing' = 'usual') =>
  ({ ...at(ms), source: 'server', stream: 'err', what, weight }) as const;
const browser = (ms: number, what: string, weight: 'error' | 'little' = 'little') =>
  ({ ...at(ms), source: 'browser', what, weight }) as const;

test('errors and warnings come before the rest', () => {
  const log = ['[INFO] one', '[WARNING] two', '[ERROR] three', '[INFO] four', '[ERROR] five', '[INFO] six'];

  expect(pickTellingLines([log.join('\n')])).toEqual([
    '[ERROR] five',
    '[ERROR] three',
    '[WARNING] two',
    '[INFO] one',
    '[INFO] four',
    '[INFO] six',
  ]);
});

test('without trouble the last six lines are told in order', () => {
  const log = Array.from({ length: 20 }, (_, index) => `line ${index}`).join('\n');

  expect(pickTellingLines([log])).toEqual([14, 15, 16, 17, 18, 19].map((index) => `line ${index}`));
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

  expect(pickTellingLines([log.join('\r\n')])[0]).toBe('ValueError: no such table');
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

test('a file that came as it should is never told', () => {
  const log = ['"GET /static/app.css?v=2 HTTP/1.1" 200', 'GET /mark.svg 304 1ms', 'GET /gone.js 404 1ms'];

  expect(pickTellingLines([log.join('\n')])).toEqual(['GET /gone.js 404 1ms']);
  expect(weighAnswer('/static/app.css', 200)).toBe('nothing');
});

test('an event tells its seconds since the test began', () => {
  speak('en');
  const events = [
    browser(40, 'GET /install/ 500, 12 ms', 'error'),
    server(1_203, '2026-11-27 02:49:35,437 [WARNING] wizard: db_test failed', 'warning'),
    server(1_500, '[2026-11-27 02:49:35 +0000] [ERROR] worker: gone', 'error'),
    server(1_600, '2026-11-27T02:49:36.100Z said last'),
  ];

  expect(pickTellingEvents({ beganAtMs: began, events })).toEqual([
    '1.50 s  server  [ERROR] worker: gone',
    '0.04 s  browser  GET /install/ 500, 12 ms',
    '1.20 s  server  [WARNING] wizard: db_test failed',
    '1.60 s  server  said last',
  ]);
});

test('lines of the server tell more than what went well', () => {
  speak('fr');
  const steps = Array.from({ length: 9 }, (_, index) => browser(index, `GET /${index} 200, 1 ms`));

  const lines = pickTellingEvents({ beganAtMs: began, events: [server(0, 'ready'), ...steps] });

  expect(lines).toHaveLength(6);
  expect(lines[0]).toBe('0,00 s  serveur  ready');
});

test('what is said twice is told once', () => {
  expect(pickTellingLines(['[ERROR] same', '[ERROR] same\nelse'])).toEqual(['[ERROR] same', 'else']);
});
