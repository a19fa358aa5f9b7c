import { expect, test } from '@playwright/test';
import { failToStart } from '../support/failed-start.ts';
import { tinyTarget } from '../support/tiny-target.ts';

/** Longer than Node takes to start on a busy machine. */
const soon = { startTimeoutMs: 1_200 };
const more = 'give it more time: WIZARD_START_TIMEOUT_MS=2400';
const mute = 'connected, but no answer within 10\\d\\d ms';
/** Answers a test's GET; of the two families only the one that was asked for. */
const answered = (what: string) =>
  expect.stringMatching(new RegExp(`last answer to .*127.*/health: ${what}$`));

test.describe('a server that is never healthy', () => {
  const cases = [
    { title: 'says 503 for ever', answers: '503', told: 'status 503: this is a 503', offer: more },
    {
      title: 'says 403 for ever',
      answers: '403',
      told: 'status 403: this is a 403',
      offer: 'WIZARD_READY_STATUS=200-299,403',
    },
    {
      title: 'says 404 for ever',
      answers: '404',
      told: 'status 404: this is a 404',
      offer: 'WIZARD_HEALTH_PATH=/path',
    },
    {
      title: 'redirects /health',
      answers: '302',
      told: 'status 302, a redirect to /install',
      offer: 'WIZARD_READY_REDIRECT=/install',
    },
    { title: 'hangs on /health without answering', answers: '0', told: mute, offer: more },
  ];
  for (const { title, answers, told, offer } of cases) {
    test(`${title}: the last answer is told`, async () => {
      const start = await failToStart(tinyTarget('answers'), { ...soon, env: { ANSWERS: answers } });

      expect(start.headline).toMatch(/^custom was not healthy after 1\.\d s$/);
      expect(start.facts).toContainEqual(answered(told));
      expect(start.wayOut).toContainEqual(expect.stringContaining(offer));
      expect(start.wayOut.at(-1)).toContain('read the full logs');
      expect(start.left).toEqual([]);
    });
  }

  test('accepts and never answers: no answer is told', async () => {
    const start = await failToStart(tinyTarget('mute'), soon);

    expect(start.facts).toContainEqual(answered(mute));
    expect(start.left).toEqual([]);
  });

  test('never listens: both addresses refuse, its state is told', async () => {
    const start = await failToStart(tinyTarget('never-listens'), { ...soon, graceMs: 100 });

    expect(start.facts).toContainEqual(answered('connection refused'));
    expect(start.facts).toContainEqual(
      expect.stringMatching(/last answer to http:\/\/\[::1\]:\d+\/health: /),
    );
    expect(start.facts).toContainEqual(expect.stringMatching(/process \d+ is still running/));
    expect(start.facts).toContain('  it is not listening on any port yet');
  });

  test('listens elsewhere: where is told', async () => {
    const elsewhere = { ANSWERS: '200', LISTEN: '127.0.0.2' };
    const start = await failToStart(tinyTarget('answers'), { ...soon, env: elsewhere });

    expect(start.facts).toContainEqual(expect.stringMatching(/^ {2}it is listening on 127\.0\.0\.2:\d+$/));
  });

  test('listens on another port: what it has to read is told', async () => {
    const start = await failToStart(tinyTarget('ignores-its-port'), soon);

    expect(start.wayOut[0]).toContain('put {port} into WIZARD_COMMAND');
  });

  test('ignores SIGTERM, too: nothing of it is left', async () => {
    const start = await failToStart(tinyTarget('never-listens'), { ...soon, graceMs: 100 });

    expect(start.headline).toMatch(/^custom was not healthy/);
    expect(start.left).toEqual([]);
  });
});
