import { expect, type ProblemName, proves, test, type Words } from '../../harness/playwright/test.ts';

const nowhere = { backend: 'redis', host: '127.0.0.1', password: '', db: '0' } as const;
const tongues = [
  { language: 'en', other: 'fr' },
  { language: 'fr', other: 'en' },
] as const;

/**
 * What would tell that a sentence is in the other language. Where both languages say the very same, English is wrong:
 * in French nothing is foreign then.
 */
function findForeign(words: Readonly<Record<'en' | 'fr', Words>>, other: 'en' | 'fr', problem: ProblemName) {
  const { [problem]: theirs } = words[other].problems;
  const isShared = words.en.problems[problem].source === words.fr.problems[problem].source;
  return isShared && other === 'en' ? /(?!)/ : theirs;
}

const faults = [
  ['loading', 'cacheLoading'],
  ['wrong-password', 'cacheAuthFailed'],
  ['no-rights', 'cacheNoRights'],
  ['read-only', 'cacheReadOnly'],
  ['full', 'cacheFull'],
  [0, 'cacheClosed'],
] as const;

const badCaches = [
  ['an unknown host', { host: 'no-such-host.invalid', port: '6379' }, 'cacheHostNotFound'],
  ['an invalid port', { port: '70000' }, 'portInvalid'],
  ['an invalid host', { host: 'no host', port: '6379' }, 'hostInvalid'],
  ['a number that is none', { port: '6379', db: 'five' }, 'cacheNumberInvalid'],
] as const;

for (const { language, other } of tongues) {
  test.describe(`in ${language}`, () => {
    test.use({ language });

    test(
      'each refusal of a cache is explained in this language',
      proves('C05 translated errors', 'C25 cache step'),
      async ({ http, answers, target, closedPort, muteServer, wrongServer, faultyRedis, announce }) => {
        announce('failed cache test', 'each Redis has a fault');
        const broken = await Promise.all(
          faults.map(async ([fault, problem]) => [String(fault), await faultyRedis(fault), problem] as const),
        );
        const silent = [
          ['a closed port', { port: closedPort }, 'cacheRefused'],
          ['a mute server', muteServer, 'cacheTimeout'],
          ['a web server', wrongServer, 'cacheWrongProtocol'],
        ] as const;
        const form = await http.reach('cache_config', answers);

        for (const [what, { port, ...change }, problem] of [...broken, ...silent, ...badCaches]) {
          const cache = { ...nowhere, ...change, port: String(port) };
          const told = (await http.submit(form, { ...answers, cache })).excerpt(200);
          expect.soft(told, what).toMatch(target.words[language].problems[problem]);
          expect.soft(told, what).not.toMatch(target.words[other].problems[problem]);
        }
      },
    );

    test(
      'a refusing Redis and its replacement are explained in this language',
      proves('C05 translated errors', 'C25 cache step'),
      async ({ wizard, reach, redis, target, announce }) => {
        announce('failed cache test', 'the password is wrong');
        const { host, port } = redis;
        await reach('cache_config');

        await wizard.cache.test({ ...nowhere, host, port: String(port), password: 'Aa1-wrong-1' });

        await expect(wizard.card).toContainText(wizard.words.problems.cacheAuthFailed);
        await expect(wizard.card).toContainText(wizard.words.notices.redisFailed);
        await expect(wizard.card).toContainText(wizard.words.notices.fallback);
        await expect(wizard.card).not.toContainText(target.words[other].notices.redisFailed);
        await expect(wizard.card).not.toContainText(target.words[other].notices.fallback);
      },
    );

    test(
      'an upload without a file is refused in this language',
      proves('C05 translated errors'),
      async ({ wizard, reach, target }) => {
        await reach('upload_form');

        await wizard.backup.file.evaluate((input) => input.removeAttribute('required'));
        await wizard.backup.uploadButton.click();

        await expect(wizard.card).toContainText(wizard.words.problems.backupFileRequired);
        await expect(wizard.card).not.toContainText(findForeign(target.words, other, 'backupFileRequired'));
      },
    );

    test(
      'an expired form is explained in this language',
      proves('C05 translated errors', 'C19 CSRF'),
      async ({ page, http, answers, target, announce }) => {
        announce('forged request', 'the form has no token');
        await http.reach('requirements', answers);

        const response = await page.request.post('./install/step', { form: { step: 'db_form' } });

        expect(response.status()).toBe(403);
        expect(await response.text()).toMatch(target.words[language].errors.forbidden);
        expect(await response.text()).not.toMatch(target.words[other].errors.forbidden);
      },
    );

    test.describe('with a server of its own', () => {
      test.use({ isolated: true });

      test(
        'a failed requirement is explained in this language',
        proves('C05 translated errors', 'C07 failing prerequisites'),
        async ({ wizard, reach, obstruct, target }) => {
          await obstruct(target.storage.settingsFile);

          await reach('requirements');

          await expect(wizard.requirements.failedRows).toContainText(wizard.words.notices.requirementFailed);
          await expect(wizard.card).not.toContainText(target.words[other].notices.requirementFailed);
        },
      );

      test(
        'a failed finalize is explained in this language',
        proves('C05 translated errors', 'C26 faults during finalize'),
        async ({ wizard, reach, obstruct, answers, target, announce }) => {
          announce('failed installation', 'a folder is in the way');
          await reach('summary', { ...answers, database: { engine: 'sqlite', file: 'taken.db' } });
          await obstruct(`${target.storage.databaseFolder}/taken.db`);

          await wizard.summary.finalize();

          await expect(wizard.summary.alert).toContainText(wizard.words.problems.databaseFolderInTheWay);
          await expect(wizard.summary.alert).not.toContainText(
            findForeign(target.words, other, 'databaseFolderInTheWay'),
          );
        },
      );

      test(
        'each refusal to sign in is explained in this language',
        proves('C05 translated errors'),
        async ({ http, wizard, answers, target, ownServer, announce }) => {
          announce('refused sign-in', 'the passwords are wrong');
          const { username } = answers.admin;
          await http.install(answers);
          await ownServer.restart();
          await wizard.signIn.open();
          await wizard.signIn.password.evaluate((input) => input.removeAttribute('required'));

          for (const [password, problem] of [
            ['', 'signInMissing'],
            ['Aa1-wrong-1', 'signInFailed'],
          ] as const) {
            await wizard.signIn.signIn(username, password);
            await expect.soft(wizard.signIn.message).toContainText(wizard.words.problems[problem]);
            const foreign = findForeign(target.words, other, problem);
            await expect.soft(wizard.signIn.message).not.toContainText(foreign);
          }
        },
      );

      test(
        'a page that does not exist is explained in this language',
        proves('C05 translated errors'),
        async ({ page, http, answers, target, announce }) => {
          announce('page that is refused', 'there is no such page');
          await http.install(answers);

          const response = await page.goto('./no-such-page');

          expect(response?.status()).toBe(404);
          await expect(page.locator('html')).toHaveAttribute('lang', language);
          await expect(page.locator('body')).toContainText(target.words[language].errors.notFound);
          await expect(page.locator('body')).not.toContainText(target.words[other].errors.notFound);
        },
      );
    });
  });
}
