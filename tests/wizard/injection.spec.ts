import { expect, proves, rawHead, sendRaw, test } from '../../harness/playwright/test.ts';

const breaks = { LF: '\n', CR: '\r', CRLF: '\r\n', NEL: '\u0085', NUL: '\0' };

test.describe('a line break in an answer', () => {
  test.use({ isolated: true });

  for (const screen of ['db_form', 'cache_config', 'admin_form'] as const) {
    test(
      `adds no setting from ${screen}`,
      proves('C16 admin and field validation', 'C12 prepared configuration'),
      async ({ page, http, answers, storage }) => {
        const forms = (await http.reach(screen, answers)).typedForms();

        for (const { action, fields, typed } of forms) {
          for (const [field, name] of typed.flatMap((each) =>
            Object.keys(breaks).map((key) => [each, key]),
          )) {
            const value = `x${breaks[name as keyof typeof breaks]}PLANTED=1`;
            const blanks = Object.fromEntries(typed.map((each) => [each, fields[each] || 'x']));
            const form = { ...fields, ...blanks, cache_backend: 'redis', [field as string]: value };
            await page.request.post(action, { form });
            expect.soft((await http.show()).screen, `${name} in ${field}`).toBe(screen);
          }
        }
        await http.install(answers);

        expect(await storage.readSettings()).not.toContain('PLANTED');
      },
    );
  }

  test(
    'leaves settings of one line each',
    proves('C16 admin and field validation', 'C12 prepared configuration'),
    async ({ http, answers, storage }) => {
      await http.install(answers);

      const lines = (await storage.readSettings())?.split(/\r\n?|\n/) ?? [];

      expect(lines.filter((line) => !/^(#.*|[A-Z][A-Z0-9_]*=.*)?$/.test(line))).toEqual([]);
      expect(lines.filter((line) => line.includes('=')).length).toBeGreaterThan(0);
    },
  );
});

/** What leads out of the folder, and the file it would lead to; none outside of what goes with the run. */
const listEscapes = (workspace: string) => ({
  '../planted.db': 'planted.db',
  '../../planted.db': '../planted.db',
  'x/../../planted.db': 'planted.db',
  '..\\planted.db': 'planted.db',
  '%2e%2e/planted.db': 'planted.db',
  [`${workspace}-planted.db`]: `../${workspace.split(/[/\\]/).at(-1)}-planted.db`,
  [`file:${workspace}-planted.db?mode=rwc`]: `../${workspace.split(/[/\\]/).at(-1)}-planted.db`,
  'C:\\firstrun-planted.db': 'C:\\firstrun-planted.db',
  'planted.db\0.txt': 'instance/planted.db',
  '../.env': '.env',
  'installed.flag': 'instance/installed.flag',
  '.db': 'instance/.db',
});

test.describe('the name of a database', () => {
  test.use({ isolated: true });

  test(
    'leads out of no folder',
    proves('C16 admin and field validation', 'C09 database errors'),
    async ({ page, http, answers, storage, ownServer }) => {
      const escapes = listEscapes(ownServer.workspace);
      const served = await http.reach('db_form', answers);
      const { action = '', fields } = served.form('db_test', 'sqlite_dbname') ?? {};
      const before = await storage.files();

      for (const [name, file] of Object.entries(escapes)) {
        await page.request.post(action, { form: { ...fields, sqlite_dbname: name } });
        expect.soft((await http.show()).screen, name).toBe('db_form');
        expect.soft(await storage.readText(file), name).toBeUndefined();
      }

      expect(await storage.files()).toEqual(before);
    },
  );
});

/** Somebody who forges a line of the log has it begin with this. */
const forged = '2026-01-02 03:04:05,678 [INFO] auth: FORGED';
const encoded = encodeURIComponent(forged);

const places = {
  'an address': (origin: string) => rawHead(`GET /install/%0a${encoded}`, origin),
  'an address with CRLF': (origin: string) => rawHead(`GET /nowhere%0d%0a${encoded}`, origin),
  'an address with an escape': (origin: string) => rawHead('GET /%1b[31mFORGED%1b[2J', origin),
  'a query': (origin: string) => rawHead(`GET /install/?engine=%0a${encoded}`, origin),
  'a language': (origin: string) => rawHead(`GET /lang/%0a${encoded}`, origin),
  'a browser': (origin: string) => rawHead('GET /install/', origin, [`User-Agent: x%0a${encoded}`]),
  'a raw escape': (origin: string) => rawHead('GET /install/', origin, ['User-Agent: \u001b[31mFORGED']),
  'a folded header': (origin: string) => rawHead('GET /install/', origin, ['User-Agent: x', ` ${forged}`]),
  'a bare CR': (origin: string) => rawHead('GET /install/', origin, [`User-Agent: x\r${forged}`]),
  'a forwarded address': (origin: string) =>
    rawHead('GET /install/', origin, [`X-Forwarded-For: 1%0a${encoded}`]),
  'a method': (origin: string) => rawHead(`${'FORGED'} /install/`, origin),
};

for (const [place, write] of Object.entries(places)) {
  test(`${place} forges no line of the log`, proves('C19 CSRF'), async ({ server, serverLog }) => {
    const answer = await sendRaw(server.url, write(server.url));
    await sendRaw(server.url, rawHead('GET /install/?written', server.url));

    const log = await serverLog();
    expect(answer).not.toMatch(/^HTTP\/1\.1 5/);
    expect(log).not.toContain('\u001b[');
    expect(log.split(/[\r\n\u0085\u2028]/).filter((line) => line.startsWith(forged))).toEqual([]);
  });
}

test(
  'a step forges no line of the log',
  proves('C19 CSRF'),
  async ({ visit, answers, serverLog, announce }) => {
    announce('step out of order', 'there is no such step');
    const visitor = await visit();
    const fields = (await visitor.wizard.reach('welcome', answers)).hiddenFields();

    await visitor.request.post('./install/step', {
      form: { ...fields, step: `welcome\n${forged}\u001b[2J` },
    });

    const log = await serverLog();
    expect(log).not.toContain('\u001b[');
    expect(log.split('\n').filter((line) => line.startsWith(forged))).toEqual([]);
  },
);

test(
  'the name of a backup forges no line',
  proves('C19 CSRF', 'C24 hostile and broken backups'),
  async ({ visit, answers, serverLog, announce }) => {
    announce('refused backup', 'the backup is none');
    const visitor = await visit();
    const form = (await visitor.wizard.reach('upload_form', answers)).form('upload');
    const backup = {
      name: `x\n${forged}\u001b[2J.zip`,
      mimeType: 'application/zip',
      buffer: Buffer.from('x'),
    };

    await visitor.request.post('./install/step', { multipart: { ...form?.fields, backup } });

    const log = await serverLog();
    expect(log).not.toContain('\u001b[');
    expect(log.split('\n').filter((line) => line.startsWith(forged))).toEqual([]);
  },
);

test.describe('a name at the sign-in', () => {
  test.use({ isolated: true });

  test(
    'forges no line of the log',
    proves('C17 reinstall blocked'),
    async ({ visit, answers, serverLog, announce }) => {
      announce('refused sign-in', 'there is no such account');
      const visitor = await visit();
      await visitor.wizard.install(answers);
      const data = { username: `x\n${forged}\u001b[2J`, password: 'Aa1-wrong-1' };

      const response = await visitor.request.post('./auth/login', { data });

      const log = await serverLog();
      expect(response.status()).toBe(401);
      expect(log).not.toContain('\u001b[');
      expect(log.split('\n').filter((line) => line.startsWith(forged))).toEqual([]);
    },
  );
});
