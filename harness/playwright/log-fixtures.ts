import type { TestInfo } from '@playwright/test';
import { text } from '../language/text.ts';
import { type LogFiles, type LogMark, markLogs, readLog } from '../server/logs/log-files.ts';
import { serverTest } from './server-fixtures.ts';

export interface LogFixtures {
  /** What the server wrote to both of its streams since the test began. */
  readonly serverLog: () => Promise<string>;
  /** What it wrote since it was asked last, or since the test began. */
  readonly logNews: () => Promise<string>;
}

/** What the server of a test has written. */
export const logTest = serverTest.extend<LogFixtures>({
  serverLog: [
    async ({ server: { logs } }, use, info) => {
      const begin = logs && (await markLogs(logs));
      await use(() => readSince(logs, begin, info));
    },
    { box: true },
  ],

  logNews: [
    async ({ server: { logs } }, use, info) => {
      let mark = logs && (await markLogs(logs));
      await use(async () => {
        const since = mark;
        mark = logs && (await markLogs(logs));
        return readSince(logs, since, info);
      });
    },
    { box: true },
  ],
});

async function readSince(
  logs: LogFiles | undefined,
  since: LogMark | undefined,
  info: TestInfo,
): Promise<string> {
  if (logs === undefined || since === undefined) {
    info.skip(true, text('evidence.noLogs'));
    return '';
  }
  return (await readLog(logs.out, since.out)) + (await readLog(logs.err, since.err));
}
