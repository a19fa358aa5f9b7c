import { writeFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { failToStart } from '../support/failed-start.ts';
import { commandTarget, pythonTarget, tinyTarget } from '../support/tiny-target.ts';

test.describe('a server that ends before it is healthy', () => {
  test('crashes at start with a traceback of Node', async () => {
    const start = await failToStart(tinyTarget('crashes-at-start'));

    expect(start.headline).toMatch(/^custom ended with exit code 1 after \d+ ms, before it was healthy$/);
    expect(start.tail[0]).toBe('out | reading the settings');
    expect(start.tail).toContain('err | Error: the settings are unreadable');
    expect(start.left).toEqual([]);
  });

  test('crashes at start with a traceback of Python', async () => {
    const start = await failToStart(pythonTarget('crashes-at-start'));

    expect(start.headline).toMatch(/^custom ended with exit code 1 after/);
    expect(start.tail).toContain('err | RuntimeError: the settings are unreadable');
    expect(start.left).toEqual([]);
  });

  test('crashes after 1 s with its runtime and both streams in order', async () => {
    const start = await failToStart(tinyTarget('crashes-after-a-second'));

    expect(start.headline).toMatch(/^custom ended with exit code 1 after 1(\.\d)? s, before it was healthy$/);
    expect(start.tail).toHaveLength(50);
    const turns = start.tail.filter((line) => /step|warning/.test(line));
    const numbers = turns.map((line) => Number(/\d+$/.exec(line)));
    expect(turns.at(-1)).toBe('err | warning 30');
    expect(numbers).toEqual(numbers.map((_, at) => 30 - Math.floor((numbers.length - 1 - at) / 2)));
  });

  test('is killed by a signal, which is named', async () => {
    const start = await failToStart(tinyTarget('kills-itself'));

    expect(start.headline).toMatch(/^custom ended with signal SIGKILL after \d+ ms, before it was healthy$/);
    expect(start.tail).toEqual(['out | loading']);
    expect(start.left).toEqual([]);
  });

  test('exits with code 0, which is a failure', async () => {
    const start = await failToStart(tinyTarget('exits-cleanly-at-start'));

    expect(start.headline).toMatch(/^custom ended with exit code 0 after/);
    expect(start.tail).toEqual(['out | usage: server --port N']);
    expect(start.left).toEqual([]);
  });

  test('exits with code 1 while a child holds its streams', async () => {
    const start = await failToStart(tinyTarget('leaves-a-child'));

    expect(start.headline).toMatch(/^custom ended with exit code 1 after/);
    expect(start.elapsedMs).toBeLessThan(3_000);
    expect(start.left).toEqual([]);
  });

  test('is a command that is not found', async () => {
    const start = await failToStart(commandTarget('no-such-command'));

    expect(start.headline).toMatch(/^custom could not be started: .*ENOENT/);
    expect(start.wayOut).toEqual(['  - check that this file exists and may be run: no-such-command']);
  });

  for (const [title, content, mode, reason, wayOut] of [
    [
      'ends its lines as Windows does',
      '#!/bin/sh\r\nexit 0\r\n',
      0o755,
      'ENOENT',
      'ends with a Windows line break',
    ],
    [
      'names an interpreter that is missing',
      '#!/no/such/sh\n',
      0o755,
      'ENOENT',
      'names /no/such/sh, which cannot be run',
    ],
    ['may not be run', '#!/bin/sh\n', 0o644, 'EACCES', 'allow it to be run: chmod +x'],
  ] as const)
    test(`is a script that ${title}`, async ({}, info) => {
      const script = info.outputPath('serve it.sh');
      await writeFile(script, content, { mode });

      const start = await failToStart(commandTarget(script));

      expect(start.headline).toContain(`(${reason})`);
      expect(start.wayOut).toEqual([expect.stringContaining(wayOut)]);
      expect(start.left).toEqual([]);
    });

  test('is a folder', async ({}, info) => {
    const start = await failToStart(commandTarget(info.outputPath()));

    expect(start.wayOut).toEqual([`  - ${info.outputPath()} is a folder: name a file in it`]);
  });
});

test('a crash names its facts and what to do', async () => {
  const start = await failToStart(tinyTarget('crashes-at-start'));

  expect(start.facts).toEqual([
    '  target: custom',
    expect.stringMatching(/^ {2}url: http:\/\/127\.0\.0\.1:\d+$/),
    expect.stringMatching(/^ {2}workspace: \//),
    expect.stringMatching(/^ {2}log \(stdout\): .*prod_server_\d{8}_\d{6}_[\da-f]{6}\.log$/),
    expect.stringMatching(/^ {2}log \(stderr\): .*\.log\.err$/),
  ]);
  expect(start.wayOut).toEqual([
    '  - read the full logs named above; the cause is usually in the last lines',
  ]);
});

test('a clock that jumps back changes no duration', async () => {
  const { now } = Date;
  const start = failToStart(tinyTarget('crashes-after-a-second'));
  Date.now = () => now() - 3_600_000;

  const { headline } = await start.finally(() => {
    Date.now = now;
  });

  expect(headline).toMatch(/after 1(\.\d)? s/);
});
