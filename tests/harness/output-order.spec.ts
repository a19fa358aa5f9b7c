import { appendFile, rename, truncate, writeFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { followLogs } from '../../harness/server/logs/follow-logs.ts';
import type { LogFiles } from '../../harness/server/logs/log-files.ts';
import { markLines } from '../../harness/server/logs/log-lines.ts';
import { keepLogOrder } from '../../harness/server/logs/log-order.ts';
import { type LogEntry, readMerged } from '../../harness/server/logs/merged-log.ts';
import { skipWithoutRenameOfOpenFiles } from '../support/skip-without.ts';

/** Two empty logs in the folder of the test. */
async function makeLogs(folder: string): Promise<LogFiles> {
  const files = { out: `${folder}/a.log`, err: `${folder}/a.log.err` };
  for (const file of [files.out, files.err]) await writeFile(file, '');
  return files;
}

const show = ({ stream, line }: LogEntry) => `${stream} ${line}`;
const linesOf = async (files: LogFiles, lines = 99) => (await readMerged(files, { lines })).map(show);

test.describe('both streams are merged', () => {
  test('in the order in which they grew', async ({}, info) => {
    const files = await makeLogs(info.outputPath());
    const order = keepLogOrder(files);

    for (const turn of [1, 2, 3]) {
      await appendFile(files.err, `err ${turn}\n`);
      await appendFile(files.out, `out ${turn}\nmore ${turn}\n`);
    }
    await order.stop();

    const turns = [1, 2, 3].flatMap((turn) => [`err err ${turn}`, `out out ${turn}`, `out more ${turn}`]);
    expect(await linesOf(files)).toEqual(turns);
  });

  test('each line with the time it was seen', async ({}, info) => {
    const files = await makeLogs(info.outputPath());
    const order = keepLogOrder(files);
    const before = Date.now();

    await appendFile(files.out, 'now\n');
    await order.stop();

    const [entry] = await readMerged(files, { lines: 1 });
    expect(entry?.atMs).toBeGreaterThanOrEqual(before);
    expect(entry?.atMs).toBeLessThanOrEqual(Date.now());
  });

  test('by the times in their lines, where nobody looked on', async ({}, info) => {
    const files = await makeLogs(info.outputPath());
    await writeFile(files.out, '2026-01-02T03:04:05.100Z a\n2026-01-02T03:04:05.300Z c\n');
    await writeFile(files.err, '2026-01-02 03:04:05,200+0000 b\nof b\n');

    const lines = await linesOf(files);

    expect(lines.map((line) => line.slice(-2))).toEqual([' a', ' b', ' b', ' c']);
  });

  test('one after the other, where nothing tells', async ({}, info) => {
    const files = await makeLogs(info.outputPath());
    await writeFile(files.out, '2026-01-02T03:04:05Z a\n');
    await writeFile(files.err, 'Traceback\n');

    expect(await linesOf(files)).toEqual(['out 2026-01-02T03:04:05Z a', 'err Traceback']);
  });

  test('anew after a log was emptied', async ({}, info) => {
    const files = await makeLogs(info.outputPath());
    const order = keepLogOrder(files);
    await appendFile(files.out, 'a long line before\n');
    await expect.poll(() => linesOf(files)).toHaveLength(1);

    await truncate(files.out);
    await appendFile(files.err, 'err after\n');
    await appendFile(files.out, 'out after\n');
    await order.stop();

    expect(await linesOf(files)).toEqual(['err err after', 'out out after']);
  });

  test('by what was noted after a log was emptied', async ({}, info) => {
    const files = await makeLogs(info.outputPath());
    const [before, after] = ['1 10 0\n2 20 0\n3 30 0\n4 40 0\n', '5 0 0\n6 0 10\n7 10 10\n'];
    await writeFile(`${files.out}.order`, before + after);
    await writeFile(files.out, 'out after\n');
    await writeFile(files.err, 'err after\n');

    expect(await linesOf(files)).toEqual(['err err after', 'out out after']);
  });

  test('only the last ones that are wanted', async ({}, info) => {
    const files = await makeLogs(info.outputPath());
    await writeFile(files.out, Array.from({ length: 20_000 }, (_, at) => `line ${at}\n`).join(''));

    const entries = await readMerged(files, { lines: 2, accepts: ({ line }) => line.endsWith('7') });

    expect(entries.map(show)).toEqual(['out line 19987', 'out line 19997']);
  });

  test('without the files that are not there', async ({}, info) => {
    const folder = info.outputPath();

    expect(await linesOf({ out: `${folder}/none.log`, err: `${folder}/none.log.err` })).toEqual([]);
  });

  test('with empty lines and what has no newline yet', async ({}, info) => {
    const files = await makeLogs(info.outputPath());
    await writeFile(files.out, 'a\r\n\nunfinished');

    expect(await linesOf(files)).toEqual(['out a', 'out ', 'out unfinished']);
    expect(await markLines(files)).toEqual({ out: 4, err: 0 });
  });
});

test.describe('growing logs are followed', () => {
  /** Follows from where the logs end, does something to them, and gives what was told when as much has come. */
  async function follow(
    files: LogFiles,
    act: (told: readonly string[]) => Promise<void>,
    count: number,
  ): Promise<string[]> {
    const told: string[] = [];
    const ending = new AbortController();
    const following = followLogs(
      files,
      (entry) => told.push(show(entry)),
      ending.signal,
      await markLines(files),
    );
    await act(told);
    await expect.poll(() => told.length, { intervals: [10] }).toBeGreaterThanOrEqual(count);
    ending.abort();
    await following;
    return told;
  }

  test('from a mark on, without a gap or a repetition', async ({}, info) => {
    const files = await makeLogs(info.outputPath());
    await writeFile(files.out, 'before\nhalf');

    const told = await follow(files, () => appendFile(files.out, ' and half\n'), 1);

    expect(told).toEqual(['out half and half']);
  });

  test('a character in two writes is whole', async ({}, info) => {
    const files = await makeLogs(info.outputPath());

    const told = await follow(
      files,
      async (told) => {
        await appendFile(files.err, Buffer.from([0x63, 0xc3]));
        await appendFile(files.out, 'meanwhile\n');
        // The half is followed for sure once a line that was written after it has been told.
        await expect.poll(() => told).toEqual(['out meanwhile']);
        await appendFile(files.err, Buffer.from([0xa9, 0x0a]));
      },
      2,
    );

    expect(told).toEqual(['out meanwhile', 'err cé']);
  });

  test('through a rotation to a new file', async ({}, info) => {
    await skipWithoutRenameOfOpenFiles();
    const files = await makeLogs(info.outputPath());

    const told = await follow(
      files,
      async () => {
        await appendFile(files.out, 'old\n');
        await rename(files.out, `${files.out}.1`);
        await appendFile(`${files.out}.1`, 'late\n');
        await writeFile(files.out, 'new\n');
      },
      3,
    );

    expect(told).toEqual(['out old', 'out late', 'out new']);
  });

  test('through a truncation to nothing', async ({}, info) => {
    const files = await makeLogs(info.outputPath());
    await writeFile(files.out, 'a rather long line\n');

    const told = await follow(
      files,
      async () => {
        await truncate(files.out);
        await appendFile(files.out, 'short\n');
      },
      1,
    );

    expect(told).toEqual(['out short']);
  });

  test('a line of 5 MB is told once', async ({}, info) => {
    const files = await makeLogs(info.outputPath());

    const told = await follow(files, () => appendFile(files.out, `${'x'.repeat(5 * 1024 * 1024)}\n`), 1);

    expect(told.map((line) => line.length)).toEqual([4 + 5 * 1024 * 1024]);
  });

  test('what is unfinished at the end is told, too', async ({}, info) => {
    const files = await makeLogs(info.outputPath());
    const told: string[] = [];
    const ending = new AbortController();
    const following = followLogs(files, (entry) => told.push(show(entry)), ending.signal);

    await appendFile(files.out, 'no newline');
    ending.abort();
    await following;

    expect(told).toEqual(['out no newline']);
  });

  test('a file that is made later is found', async ({}, info) => {
    const files = { out: info.outputPath('later.log'), err: info.outputPath('later.log.err') };

    const told = await follow(files, () => writeFile(files.err, 'here\n'), 1);

    expect(told).toEqual(['err here']);
  });
});
