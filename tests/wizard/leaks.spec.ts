import {
  expect,
  proves,
  rawHead,
  rawStatus,
  sendRaw,
  type Trouble,
  test,
} from '../../harness/playwright/test.ts';

/** What somebody looks for first who looks for what was left lying about. */
const addresses = [
  ...['/.env', '/.env.bak', '/.env.production', '/static/.env', '/static/../.env', '/static/%2e%2e/.env'],
  ...['/static/..%2f..%2f.env', '/static/..%5c..%5c.env', '/static/%252e%252e/.env', '/../../../etc/passwd'],
  ...['/static/instance/secret.key', '/static/instance/installed.flag', '/static/server.mjs'],
  ...['/.git/HEAD', '/.git/config', '/.gitignore', '/package.json', '/server.mjs', '/node_modules/'],
  ...['/instance/', '/instance/installed.flag', '/instance/secret.key', '/instance/sessions/'],
  ...['/installed.flag', '/database.db', '/instance/reference.db', '/backup.tar.gz', '/dump.sql'],
  ...['/logs/', '/debug', '/console', '/server-status', '/metrics', '/phpinfo.php', '/config.json'],
  ...['/static/', '/static/reference.js.map', '/static/reference.css.map', '/documentation/json'],
  ...['/install/verify-db', '/api/config', '/api/version', '/admin/', '/users', '/api/users'],
];

/** What tells of the inside: a trace of calls, a path of this machine, a library, a driver. */
const insides = /\n\s+at .+:\d+:\d+|node_modules|Traceback|, line \d+|ENOENT|EACCES|SQLITE_|fastify|FST_ERR/i;

interface Provocation {
  readonly method: string;
  readonly address: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly data?: string | Buffer;
  readonly trouble?: Trouble;
}

/** Requests that something inside chokes on. */
const provocations: Readonly<Record<string, Provocation>> = {
  'an unreadable address': { method: 'GET', address: '/install/%' },
  'an unreadable language': { method: 'GET', address: '/lang/%ff' },
  'a long language': { method: 'GET', address: `/lang/${'x'.repeat(500)}` },
  'a parameter twice': { method: 'GET', address: '/install/?engine=a&engine=b&engine[c]=d&__proto__=e' },
  'a spoilt session': { method: 'GET', address: '/install/', headers: { cookie: 'session=%00; session' } },
  'a broken upload': {
    method: 'POST',
    trouble: 'malformed request',
    address: '/install/step',
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
    data: '--x\r\nContent-Disposition: form-data; name="step"\r\n\r\nup',
  },
  'an upload without a boundary': {
    method: 'POST',
    trouble: 'malformed request',
    address: '/install/step',
    headers: { 'content-type': 'multipart/form-data' },
    data: 'x',
  },
  'an unknown type': {
    method: 'POST',
    trouble: 'malformed request',
    address: '/install/step',
    headers: { 'content-type': 'application/x-unknown' },
    data: 'x',
  },
  'broken JSON': {
    method: 'POST',
    trouble: 'malformed request',
    address: '/install/step',
    headers: { 'content-type': 'application/json' },
    data: Buffer.from('{"step":'),
  },
  'poisoned JSON': {
    method: 'POST',
    trouble: 'malformed request',
    address: '/install/step',
    headers: { 'content-type': 'application/json' },
    data: Buffer.from('{"__proto__":{"step":"finalize"}}'),
  },
};

test(
  'no stray file is served before the installation',
  proves('C18 forced browsing'),
  async ({ server, announce }) => {
    announce('malformed request', 'some addresses lead out of the folder');
    for (const address of addresses) {
      const status = rawStatus(await sendRaw(server.url, rawHead(`GET ${address}`, server.url)));
      expect.soft(status, address).toBeGreaterThanOrEqual(300);
      expect.soft(status, address).toBeLessThan(500);
    }
  },
);

for (const [cause, { address, trouble, ...options }] of Object.entries(provocations)) {
  test(`${cause} reveals no internals`, proves('C18 forced browsing'), async ({ visit, announce }) => {
    announce(trouble, 'the request cannot be read');
    const { request } = await visit();

    const response = await request.fetch(`.${address}`, options);

    expect(response.status()).toBeLessThan(500);
    expect(await response.text()).not.toMatch(insides);
  });
}

test.describe('after the installation', () => {
  test.use({ isolated: true });

  test(
    'no stray file is served to visitors',
    proves('C17 reinstall blocked'),
    async ({ visit, answers, server, announce }) => {
      announce('malformed request', 'some addresses lead out of the folder');
      await (await visit()).wizard.install(answers);

      for (const address of addresses) {
        const answer = await sendRaw(server.url, rawHead(`GET ${address}`, server.url));
        expect.soft(rawStatus(answer), address).toBeGreaterThanOrEqual(300);
        expect.soft(rawStatus(answer), address).toBeLessThan(500);
        expect.soft(answer, address).not.toMatch(insides);
      }
    },
  );

  test(
    'no error reveals internals',
    proves('C17 reinstall blocked'),
    async ({ visit, answers, announce }) => {
      announce('forced requests', 'each request provokes an error');
      await (await visit()).wizard.install(answers);
      const { request } = await visit();

      for (const [cause, { address, ...options }] of Object.entries(provocations)) {
        for (const place of [address, address.replace('/install/step', '/auth/login')]) {
          const response = await request.fetch(`.${place}`, options);
          expect.soft(response.status(), cause).toBeLessThan(500);
          expect.soft(await response.text(), cause).not.toMatch(insides);
        }
      }
    },
  );
});
