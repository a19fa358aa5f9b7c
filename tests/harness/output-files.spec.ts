import { readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { parseSettings } from '../../harness/config/env.ts';
import { launchServer } from '../../harness/server/launch.ts';
import type { Server } from '../../harness/server/server.ts';
import { custom } from '../../harness/targets/custom.ts';
import { failToStart } from '../support/failed-start.ts';
import { tinyTarget } from '../support/tiny-target.ts';

/** What `fixtures/servers/prints-oddly.mjs` has in its log when it is healthy, and so has printed all. */
async function print(what: string): Promise<Buffer> {
  await using server = await launchServer(tinyTarget('prints-oddly'), {
    env: { PRINTS: what, ANSWERS: '200' },
  });
  return readFile(server.logs.out);
}

async function waitForFlood(server: Server): Promise<void> {
  await expect.poll(() => readFile(server.logs.err, 'utf8'), { timeout: 40_000 }).toContain('flooded');
}

/** They are large, and nobody reads them. */
async function dropLogs(server: Server): Promise<void> {
  await server.stop();
  await rm(server.logs.out);
}

test.describe('the log files hold byte for byte what a server prints', () => {
  test('200,000 lines with multibyte characters are whole', async () => {
    const env = { ANSWERS: '200', LINES: '200000', REPEATS: '6' };
    await using server = await launchServer(tinyTarget('floods'), { env });

    await waitForFlood(server);

    const lines = (await readFile(server.logs.out, 'utf8')).trimEnd().split('\n');
    const isWhole = (line: string, at: number) => line === `${at + 1} ${'é€😀'.repeat(6)}`;
    expect(lines).toHaveLength(200_000);
    expect(lines.filter(isWhole)).toHaveLength(200_000);
    await dropLogs(server);
  });

  test('120 MiB of log harm neither the server nor us', async () => {
    const env = { ANSWERS: '200', LINES: '60000', REPEATS: '240' };
    await using server = await launchServer(tinyTarget('floods'), { env });
    const before = process.memoryUsage().rss;

    await waitForFlood(server);

    expect((await stat(server.logs.out)).size).toBeGreaterThan(120 * 1024 * 1024);
    expect((await fetch(server.healthUrl)).status).toBe(200);
    expect(process.memoryUsage().rss - before).toBeLessThan(20 * 1024 * 1024);
    await dropLogs(server);
  });

  test('5 MB without a newline are whole', async () => {
    const log = await print('endless');

    expect(log.toString()).toBe('x'.repeat(5 * 1024 * 1024));
  });

  test('a line in three writes is one line', async () => {
    const log = await print('three writes');

    expect(log.toString()).toBe('a line in three writes\n');
  });

  test('a character in two writes is whole', async () => {
    const log = await print('cut character');

    expect(log.toString()).toBe('cut é\n');
  });

  test('invalid UTF-8 and NUL keep their bytes', async () => {
    const log = await print('invalid');

    expect(log.toString('latin1')).toBe('bad \xff\xfe\0\n');
  });

  test('forged commands and escape sequences stay raw', async () => {
    const log = await print('forged');

    expect(log.toString()).toBe('::error::forged\n\x1b]0;title\x07\x1b[31mred\x1b[0m\r\n##[error]forged\n');
  });

  test('an unflushed print of Python is there', async () => {
    // Set on this machine or not, it is the target that says it.
    delete process.env['PYTHONUNBUFFERED'];
    const command = `python3 "${path.resolve('fixtures/servers/prints.py')}"`;
    const settings = parseSettings({ WIZARD_TARGET: 'custom', WIZARD_COMMAND: command, WIZARD_LANG: 'en' });
    const target = { ...custom(settings), healthPath: '/' };
    await using server = await launchServer(target, {});

    await server.kill();

    expect(await readFile(server.logs.out, 'utf8')).toBe('a line in the buffer\n');
  });
});

test.describe('an error shows of it what is harmless', () => {
  const crash = (prints: string) =>
    failToStart(tinyTarget('prints-oddly'), { env: { PRINTS: prints, THEN: 'crash' } });

  test('forged commands are defused and escapes gone', async () => {
    const start = await crash('forged');

    expect(start.tail).toEqual(['out | \\::error::forged', 'out | red', 'out | #\\#[error]forged']);
  });

  test('5 MB without a newline are cut', async () => {
    const start = await crash('endless');

    expect(start.tail).toHaveLength(1);
    expect(start.tail[0]).toMatch(/^out \| x{1000} \.\.\. \(a line of 5242880 characters\)$/);
  });

  test('invalid UTF-8 and NUL are shown as such', async () => {
    const start = await crash('invalid');

    expect(start.tail).toEqual(['out | bad \ufffd\ufffd\\x00']);
  });
});
