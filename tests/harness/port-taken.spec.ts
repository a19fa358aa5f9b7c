import { expect, test } from '@playwright/test';
import { failToStart } from '../support/failed-start.ts';
import { type Foreign, startForeign, startMute } from '../support/foreign.ts';
import { tinyTarget } from '../support/tiny-target.ts';

test.describe('a port that somebody else holds before the start', () => {
  const rows = [
    { title: 'a stale server says 200', start: () => startForeign([200]) },
    { title: 'a stale server says 503 first and 200 then', start: () => startForeign([503, 200]) },
    { title: 'a stale server says 503 for ever', start: () => startForeign([503]) },
    {
      title: 'a stale server listens on ::1, ours would on 127.0.0.1',
      start: () => startForeign([200], '::1'),
    },
    { title: 'a stale server listens on every address', start: () => startForeign([200], '::') },
    { title: 'somebody accepts and never answers', start: () => startMute() },
    { title: 'somebody mute listens on ::1', start: () => startMute('::1') },
  ];
  for (const { title, start } of rows) {
    test(`${title}: it is named and left alone`, async () => {
      await using foreign: Foreign = await start();

      const failed = await failToStart(tinyTarget('healthy'), { port: foreign.port });

      expect(failed.headline).toContain(
        `custom was not started: port ${foreign.port} on 127.0.0.1 is already in use by process ${process.pid} (`,
      );
      expect(failed.elapsedMs).toBeLessThan(1_000);
      expect(failed.wayOut.at(-1)).toContain(`kill ${process.pid}`);
      expect(foreign.isListening).toBe(true);
    });
  }

  test('asked for localhost, a stale server on ::1 is named', async () => {
    await using foreign = await startForeign([200], '::1');

    const failed = await failToStart(tinyTarget('healthy'), { port: foreign.port, host: 'localhost' });

    expect(failed.headline).toContain(`is already in use by process ${process.pid}`);
  });
});
