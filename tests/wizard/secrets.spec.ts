import { databaseAnswers, expect, proves, redisAnswers, test } from '../../harness/playwright/test.ts';

test.use({ isolated: true });

test(
  'a browser keeps no password of the wizard',
  proves('C16 admin and field validation'),
  async ({ page, context, journey, answers, postgres, redis }) => {
    const given = { ...answers, database: databaseAnswers(postgres), cache: redisAnswers(redis) };
    const seen: string[] = [];
    page.on('request', (request) => seen.push(request.url(), JSON.stringify(request.headers())));
    page.on('console', (message) => seen.push(message.text()));
    const look = async () => {
      const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
      seen.push(await page.content(), page.url(), kept, JSON.stringify(await context.storageState()));
    };

    await journey(given, look);

    for (const [whose, password] of Object.entries(passwordsOf({ postgres, redis, answers })))
      expect(seen.filter((text) => text.includes(password)).length, whose).toBe(0);
    expect(seen.length).toBeGreaterThan(40);
  },
);

test(
  'no file holds a password before the end',
  proves('C16 admin and field validation'),
  async ({ visit, answers, postgres, redis, storage }) => {
    const given = { ...answers, database: databaseAnswers(postgres), cache: redisAnswers(redis) };

    await (await visit()).wizard.reach('summary', given);

    for (const [whose, password] of Object.entries(passwordsOf({ postgres, redis, answers })))
      expect.soft(await storage.findFilesWith(password), whose).toEqual([]);
  },
);

test(
  'only the settings hold passwords afterwards',
  proves('C16 admin and field validation', 'C27 result in storage'),
  async ({ visit, answers, postgres, redis, storage, target }) => {
    const given = { ...answers, database: databaseAnswers(postgres), cache: redisAnswers(redis) };

    await (await visit()).wizard.install(given);

    expect.soft(await storage.findFilesWith(postgres.password)).toEqual([target.storage.settingsFile]);
    expect.soft(await storage.findFilesWith(redis.password)).toEqual([target.storage.settingsFile]);
    expect.soft(await storage.findFilesWith(answers.admin.password)).toEqual([]);
  },
);

test(
  'the log holds no password',
  proves('C16 admin and field validation'),
  async ({ visit, answers, postgres, redis, serverLog, announce }) => {
    announce('refused sign-in', 'the name is a password');
    const visitor = await visit();
    const cache = redisAnswers(redis);
    const wrong = { ...answers.admin, confirmation: 'another' };
    const typed = { ...answers, database: databaseAnswers(postgres), cache };
    await visitor.wizard.reach('summary', { ...typed, admin: wrong }).catch(() => {});
    await visitor.wizard.install(typed);
    const data = { username: answers.admin.password, password: answers.admin.password };
    await visitor.request.post(`./auth/login?password=${answers.admin.password}`, { data });

    const log = await serverLog();

    for (const [whose, password] of Object.entries(passwordsOf({ postgres, redis, answers })))
      expect.soft(log.includes(password), whose).toBe(false);
  },
);

test.describe('a field for a password', () => {
  test.use({ isolated: false });

  /** What is wrong with a field for a password, as the elements that have the fault. */
  const faults = {
    'shows what is typed': 'input[name*=password]:not([type=password],[type=checkbox])',
    'sends its value back': 'input[type=password][value]:not([value=""])',
    'is filled in by the browser': 'input[type=password]:not([autocomplete=new-password],[autocomplete=off])',
    'goes into the address': 'form:not([method=post]):has(input[type=password])',
  };

  for (const screen of ['db_form', 'cache_config', 'admin_form'] as const) {
    test(
      `has no fault at ${screen}`,
      proves('C16 admin and field validation'),
      async ({ visit, answers }) => {
        const visitor = await visit();
        const served = await visitor.wizard.reach(screen, answers);
        const [form] = served
          .typedForms()
          .filter(({ typed }) => typed.some((name) => name.includes('password')));
        const typed = Object.fromEntries((form?.typed ?? []).map((name) => [name, 'Aa1-typed\u0007']));

        await visitor.request.post('./install/step', {
          form: { ...form?.fields, cache_backend: 'redis', ...typed },
        });
        const refused = await visitor.wizard.showForm(screen, answers);

        expect(refused.count('input[type=password]')).toBeGreaterThan(0);
        for (const [fault, elements] of Object.entries(faults))
          expect.soft(refused.count(elements), fault).toBe(0);
      },
    );
  }
});

interface Known {
  readonly postgres: { readonly password: string };
  readonly redis: { readonly password: string };
  readonly answers: { readonly admin: { readonly password: string } };
}

/** Every password that was typed, by whose it is. */
function passwordsOf({ postgres, redis, answers }: Known): Readonly<Record<string, string>> {
  return { database: postgres.password, redis: redis.password, administrator: answers.admin.password };
}
