import { expect, proves, test } from '../../harness/playwright/test.ts';

const elsewhere = 'elsewhere.example';

/** Ways to make a link to the wizard lead to another site, as a mail that looks honest would. */
const links = {
  'the referer of a language link': { address: '/lang/fr', headers: { referer: `https://${elsewhere}/` } },
  'the referer of a start': { address: '/lang/fr?start=1', headers: { referer: `https://${elsewhere}/` } },
  'a referer that begins like ours': {
    address: '/lang/fr',
    headers: { referer: `http://127.0.0.1.${elsewhere}/install/` },
  },
  'a next page': { address: `/lang/fr?next=https://${elsewhere}/` },
  'a return address': { address: `/install?url=//${elsewhere}/&return_to=//${elsewhere}/` },
  'a next page of the sign-in': { address: `/auth/login?next=https://${elsewhere}/` },
  'an address with two slashes': { address: `//${elsewhere}/%2e%2e` },
  'an address with a backslash': { address: `/%5C${elsewhere}/` },
  'a language code': { address: `/lang/%2F%2F${elsewhere}?start=1` },
  'a host of its own': { address: '/dashboard', headers: { host: elsewhere } },
  'a forwarded host': { address: '/dashboard', headers: { 'x-forwarded-host': elsewhere } },
} as const;

for (const [way, { address, ...options }] of Object.entries(links)) {
  test(`${way} leads nowhere else`, proves('C19 CSRF'), async ({ visit, server }) => {
    const { request } = await visit();

    const response = await request.get(server.url + address, { ...options, maxRedirects: 0 });

    const location = new URL(response.headers()['location'] ?? '/', server.url);
    expect(response.status()).toBeLessThan(500);
    expect(location.origin).toBe(server.url);
  });
}
