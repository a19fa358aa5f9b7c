import { expect, proves, redisAnswers, test } from '../../harness/playwright/test.ts';

test('a real Redis passes the test', proves('C25 cache step'), async ({ wizard, reach, redis }) => {
  await reach('cache_config');

  await wizard.cache.test(redisAnswers(redis));

  await expect(wizard.cacheTest.result).toContainText(wizard.words.notices.redisReady);
});

test('the filesystem passes the test', proves('C25 cache step'), async ({ wizard, reach }) => {
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
  test(
    `Redis with ${what} is reported`,
    proves('C25 cache step'),
    async ({ visit, answers, target, redis, announce }) => {
      announce('failed cache test', 'the first answers are wrong');
      const { problems, notices } = target.words.en;
      const cache = redisAnswers(redis);
      const { wizard } = await visit();
      const form = await wizard.reach('cache_config', answers);

      const told = await wizard.submit(form, { ...answers, cache: { ...cache, ...change } });

      expect(told.text).toMatch(problems[problem]);
      expect((await wizard.submit(form, { ...answers, cache })).text).toMatch(notices.redisReady);
    },
  );
}

const nowhere = { backend: 'redis', host: '127.0.0.1', password: '', db: '0' } as const;

test(
  'Redis on a closed port is reported',
  proves('C25 cache step'),
  async ({ wizard, reach, closedPort, announce }) => {
    announce('failed cache test', 'nobody listens on the port');
    await reach('cache_config');

    await wizard.cache.test({ ...nowhere, port: String(closedPort) });

    await expect(wizard.cacheTest.result).toContainText(wizard.words.problems.cacheRefused);
  },
);

test(
  'a mute server is not taken for Redis',
  proves('C25 cache step'),
  async ({ wizard, reach, muteServer, announce }) => {
    announce('failed cache test', 'the server never answers');
    await reach('cache_config');

    await wizard.cache.test({ ...nowhere, port: String(muteServer.port) });

    await expect(wizard.cacheTest.result).toContainText(wizard.words.problems.cacheTimeout);
  },
);

test(
  'a web server is not taken for Redis',
  proves('C25 cache step'),
  async ({ wizard, reach, wrongServer, announce }) => {
    announce('failed cache test', 'the server speaks HTTP');
    await reach('cache_config');

    await wizard.cache.test({ ...nowhere, port: String(wrongServer.port) });

    await expect(wizard.cacheTest.result).toContainText(wizard.words.problems.cacheWrongProtocol);
  },
);

const faults = [
  ['loading its data', 'loading', 'cacheLoading'],
  ['set to another password', 'wrong-password', 'cacheAuthFailed'],
  ['protected by a password', 'password-wanted', 'cacheAuthFailed'],
  ['closed to this user', 'no-rights', 'cacheNoRights'],
  ['a replica', 'read-only', 'cacheReadOnly'],
  ['out of memory', 'full', 'cacheFull'],
  ['gone before the first command', 0, 'cacheClosed'],
  ['gone after a command', 1, 'cacheClosed'],
  ['gone after two commands', 2, 'cacheClosed'],
  ['gone after three commands', 3, 'cacheClosed'],
] as const;

for (const [what, fault, problem] of faults) {
  test(
    `a Redis that is ${what} is reported`,
    proves('C25 cache step'),
    async ({ visit, answers, target, faultyRedis, announce }) => {
      announce('failed cache test', 'this Redis has a fault');
      const { problems, notices } = target.words.en;
      const { port } = await faultyRedis(fault);
      const { wizard } = await visit();
      const form = await wizard.reach('cache_config', answers);

      const told = await wizard.submit(form, { ...answers, cache: { ...nowhere, port: String(port) } });

      expect(told.text).toMatch(problems[problem]);
      expect(told.text).toMatch(notices.redisFailed);
      expect(told.text).toMatch(notices.fallback);
      expect(told.form('admin_form')).toBeUndefined();
    },
  );
}

test(
  'a Redis that fails is no dead end',
  proves('C25 cache step'),
  async ({ wizard, reach, faultyRedis, announce }) => {
    announce('failed cache test', 'this Redis is loading');
    const { port } = await faultyRedis('loading');
    await reach('cache_config');
    await wizard.cache.test({ ...nowhere, port: String(port) });
    await expect(wizard.cacheTest.result).toContainText(wizard.words.problems.cacheLoading);
    await expect(wizard.cacheTest.continueButton).toHaveCount(0);

    await wizard.cacheTest.useFilesInstead();

    await expect(wizard.cacheTest.result).toContainText(wizard.words.notices.filesystemReady);
  },
);

const badFields = [
  ['an invalid port', { port: '70000' }, 'portInvalid'],
  ['an invalid host', { host: 'no host' }, 'hostInvalid'],
  ['an invalid database number', { db: 'five' }, 'cacheNumberInvalid'],
  ['a negative database number', { db: '-1' }, 'cacheNumberInvalid'],
  ['no host', { host: '' }, 'fieldRequired'],
] as const;

for (const [what, change, problem] of badFields) {
  test(`${what} is refused on its field`, proves('C25 cache step'), async ({ visit, answers, target }) => {
    const [field = ''] = Object.keys(change);
    const { wizard } = await visit();
    const form = await wizard.reach('cache_config', answers);

    const told = await wizard.submit(form, { ...answers, cache: { ...nowhere, port: '6379', ...change } });

    expect(told.descriptionOf(`redis_${field}`)).toMatch(target.words.en.problems[problem]);
  });
}

test(
  'a Redis that comes back passes without retyping anything',
  proves('C25 cache step'),
  async ({ wizard, reach, stoppableRedis, announce }) => {
    announce('failed cache test', 'Redis is stopped at first');
    await stoppableRedis.stop();
    await reach('cache_config');
    await wizard.cache.test(redisAnswers(stoppableRedis));
    await expect(wizard.cacheTest.result).toContainText(wizard.words.problems.cacheRefused);

    await stoppableRedis.startAgain();
    await wizard.cacheTest.retry();
    await wizard.cache.testButton.click();

    await expect(wizard.cacheTest.result).toContainText(wizard.words.notices.redisReady);
    expect(await stoppableRedis.listKeys()).toEqual({});
  },
);
