import {
  beginRequest,
  expect,
  proves,
  rawHead,
  rawStatus,
  sendRaw,
  test,
} from '../../harness/playwright/test.ts';

// A server that dies of one of these must take no other test along.
test.use({ isolated: true });

const form = 'Content-Type: application/x-www-form-urlencoded';

function post(origin: string, body: string, headers: readonly string[] = []): string {
  const length = `Content-Length: ${Buffer.byteLength(body)}`;
  return rawHead('POST /install/step', origin, [form, length, ...headers]) + body;
}

const get = (origin: string, address: string, ...headers: string[]) =>
  rawHead(`GET ${address}`, origin, headers);

/** What no form of the wizard sends: too much, too many, or a lie about how much. */
const oversized = {
  'a form of 65 KiB': (origin: string) => post(origin, `step=${'x'.repeat(65 * 1024)}`),
  'a field of 1 MiB': (origin: string) =>
    post(origin, `step=welcome&admin_username=${'x'.repeat(1024 ** 2)}`),
  '10,000 fields': (origin: string) =>
    post(origin, Array.from({ length: 10_000 }, (_, index) => `f${index}=x`).join('&')),
  'fields nested 500 deep': (origin: string) => post(origin, `step${'[x]'.repeat(500)}=y`),
  'a header of 64 KiB': (origin: string) => get(origin, '/install/', `X-Long: ${'x'.repeat(64 * 1024)}`),
  '2,500 headers': (origin: string) =>
    get(origin, '/install/', ...Array.from({ length: 2_500 }, (_, index) => `X-${index}: x`)),
  'a cookie of 32 KiB': (origin: string) =>
    get(origin, '/install/', `Cookie: session=${'x'.repeat(32 * 1024)}`),
  'an address of 64 KiB': (origin: string) => get(origin, `/install/?x=${'x'.repeat(64 * 1024)}`),
  'a length that is no number': (origin: string) =>
    rawHead('POST /install/step', origin, [form, 'Content-Length: 1e3']),
  'a negative length': (origin: string) =>
    rawHead('POST /install/step', origin, [form, 'Content-Length: -1']),
  'two lengths': (origin: string) => post(origin, 'step=x', ['Content-Length: 600']),
  'a length and pieces': (origin: string) => post(origin, '0\r\n\r\n', ['Transfer-Encoding: chunked']),
  'pieces of no size': (origin: string) =>
    `${rawHead('POST /install/step', origin, [form, 'Transfer-Encoding: chunked'])}zz\r\nx\r\n0\r\n\r\n`,
  'no host': () => 'GET /install/ HTTP/1.1\r\nConnection: close\r\n\r\n',
  'a method nobody knows': (origin: string) => rawHead('FORCE /install/step', origin),
  'no HTTP at all': () => 'hello\r\n\r\n',
};

test('a request that is too large is refused', proves('C19 CSRF'), async ({ server, visit, announce }) => {
  announce('malformed request', 'each request is too large');
  announce('forged request', 'none of them has a token');
  for (const [what, write] of Object.entries(oversized)) {
    const status = rawStatus(await sendRaw(server.url, write(server.url)));
    expect.soft(status, what).toBeGreaterThanOrEqual(400);
    expect.soft(status, what).toBeLessThan(500);
    expect.soft((await (await visit()).request.get('./install/')).status(), `after ${what}`).toBe(200);
  }
});

test(
  'a step that is 100 KiB too large is refused',
  proves('C19 CSRF'),
  async ({ visit, answers, announce }) => {
    announce('malformed request', 'the form is too large');
    const { request, wizard } = await visit();
    const fields = (await wizard.reach('welcome', answers)).form('requirements')?.fields;

    const form = { ...fields, ballast: 'x'.repeat(100 * 1024) };
    const response = await request.post('./install/step', { form, maxRedirects: 0 });

    expect(response.status()).toBeGreaterThanOrEqual(400);
    expect((await wizard.show()).screen).toBe('welcome');
  },
);

test('a long address does not reach the log', proves('C19 CSRF'), async ({ server, serverLog }) => {
  await sendRaw(server.url, get(server.url, `/install/?password=${'typed'.repeat(200)}`));

  expect(await serverLog()).not.toContain('typed');
});

/** Beginnings of requests that never end. */
const slow = {
  'a head': (origin: string) => rawHead('GET /install/', origin).slice(0, -2),
  'a form': (origin: string) =>
    `${rawHead('POST /install/step', origin, [form, 'Content-Length: 1000'])}step=welcome`,
  'an upload': (origin: string) => {
    const type = 'Content-Type: multipart/form-data; boundary=x';
    const head = rawHead('POST /install/step', origin, [type, 'Content-Length: 1000000']);
    return `${head}--x\r\nContent-Disposition: form-data; name="backup"; filename="x.tar.gz"\r\n\r\n`;
  },
};

for (const [what, write] of Object.entries(slow)) {
  test(`${what} that never ends blocks nobody`, proves('C19 CSRF'), async ({ server, visit, answers }) => {
    const begun: Disposable[] = [];
    for (let count = 0; count < 100; count += 1)
      begun.push(await beginRequest(server.url, write(server.url)));

    const served = await (await visit()).wizard.reach('summary', answers);
    for (const request of begun) request[Symbol.dispose]();

    expect(served.screen).toBe('summary');
  });
}

test('a form that comes byte by byte is read', proves('C19 CSRF'), async ({ server, visit, answers }) => {
  const visitor = await visit();
  const form = (await visitor.wizard.reach('welcome', answers)).form('requirements');
  const body = String(new URLSearchParams(form?.fields));
  const bytes = post(server.url, body, [`Cookie: ${await visitor.cookie()}`]).match(/[\s\S]/g) ?? [];

  await sendRaw(server.url, bytes);

  expect((await visitor.wizard.show()).screen).toBe('requirements');
});
