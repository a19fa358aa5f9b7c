import { expect, proves, redisAnswers, test } from '../../harness/playwright/test.ts';

test('a real Redis passes the test', proves('C25'), async ({ wizard, reach, redis }) => {
  await reach('cache_config');

  await wizard.cache.test(redisAnswers(redis));

  await expect(wizard.cacheTest.result).toContainText(wizard.words.notices.redisReady);
});

test('the filesystem passes the test', proves('C25'), async ({ wizard, reach }) => {
  await reach('cache_config');

  await wizard.cache.test({ backend: 'filesystem' });

  await expect(wizard.cacheTest.result).toContainText(wizard.words.notices.filesystemReady);
});

test('the fields of Redis are shown for Redis only', async ({ wizard, reach }) => {
  await reach('cache_config');

  await wizard.cache.redis.check();
  await expect(wizard.cache.redisBlock).toBeVisible();

  await wizard.cache.filesystem.check();
  await expect(wizard.cache.redisBlock).toBeHidden();
});

const badRedis = [
  ['a wrong password', { password: 'Aa1-wrong-1' }, 'cacheAuthFailed'],
  ['an unknown host', { host: 'no-such-host.invalid' }, 'cacheHostNotFound'],
  ['a database number it lacks', { db: '999' }, 'cacheNumberUnknown'],
] as const;

for (const [what, change, problem] of badRedis) {
  test(`Redis with ${what} is told`, proves('C25'), async ({ wizard, reach, redis }) => {
    await reach('cache_config');

    await wizard.cache.test({ ...redisAnswers(redis), ...change });

    await expect(wizard.cacheTest.result).toContainText(wizard.words.problems[problem]);
    await wizard.cacheTest.retry();
    await wizard.cache.test(redisAnswers(redis));
    await expect(wizard.cacheTest.result).toContainText(wizard.words.notices.redisReady);
  });
}

test.describe('in French', () => {
  test.use({ language: 'fr' });

  test('each refusal of a cache is French', proves('C05'), async ({ wizard, reach, redis }) => {
    await reach('cache_config');

    for (const [what, change, problem] of badRedis) {
      await test.step(what, async () => {
        await wizard.cache.test({ ...redisAnswers(redis), ...change });
        await expect(wizard.cacheTest.result).toContainText(wizard.words.problems[problem]);
        await wizard.cacheTest.retry();
      });
    }
  });
});

const nowhere = { backend: 'redis', host: '127.0.0.1', password: '', db: '0' } as const;

test('Redis on a closed port is told', proves('C25'), async ({ wizard, reach, closedPort }) => {
  await reach('cache_config');

  await wizard.cache.test({ ...nowhere, port: String(closedPort) });

  await expect(wizard.cacheTest.result).toContainText(wizard.words.problems.cacheRefused);
});

test('a mute server is not taken for Redis', proves('C25'), async ({ wizard, reach, muteServer }) => {
  await reach('cache_config');

  await wizard.cache.test({ ...nowhere, port: String(muteServer.port) });

  await expect(wizard.cacheTest.result).toContainText(wizard.words.problems.cacheTimeout);
});

test('a web server is not taken for Redis', proves('C25'), async ({ wizard, reach, wrongServer }) => {
  await reach('cache_config');

  await wizard.cache.test({ ...nowhere, port: String(wrongServer.port) });

  await expect(wizard.cacheTest.result).toContainText(wizard.words.problems.cacheWrongProtocol);
});
