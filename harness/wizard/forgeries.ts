import type { Fields } from './answer-fields.ts';
import type { Visitor } from './visitor.ts';

/** A post that no page of the wizard makes. */
interface Forgery {
  readonly query?: string;
  readonly headers?: Fields;
  readonly body: string;
}

/** What a forged post is made of: everything that the wizard's own page would send. */
interface Material {
  /** The hidden fields that prove where a post comes from. */
  readonly token: Fields;
  /** The other fields. */
  readonly form: Fields;
  /** The wizard's own origin. */
  readonly origin: string;
}

const encode = (fields: Fields) => String(new URLSearchParams(fields));
const rename = (fields: Fields, change: (name: string) => string) =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [change(name), value]));
const refill = (fields: Fields, value: string) =>
  Object.fromEntries(Object.keys(fields).map((name) => [name, value]));

const withHeaders = (headers: Fields, { token, form }: Material): Forgery => ({
  headers,
  body: encode({ ...form, ...token }),
});
const tokenHeaders = ['csrf-token', 'xsrf-token', 'x-csrf-token', 'x-xsrf-token', 'x-csrftoken'];

/** Ways to make somebody else's browser post a step, by what is wrong with each. */
export const forgeries: Readonly<Record<string, (material: Material) => Forgery>> = {
  'without a token': ({ form }) => ({ body: encode(form) }),
  'with an empty token': ({ token, form }) => ({ body: encode({ ...form, ...refill(token, '') }) }),
  'with a token nobody gave': ({ token, form }) => ({
    body: encode({ ...form, ...refill(token, 'AAAAAAAA-AAAAAAAAAAAAAAAAAAAAAAAAAAA') }),
  }),
  'with a token in the address': ({ token, form }) => ({ query: encode(token), body: encode(form) }),
  'with a token in a header': ({ token, form }) => ({
    headers: Object.fromEntries(tokenHeaders.map((name) => [name, Object.values(token)[0] ?? ''])),
    body: encode(form),
  }),
  'with a list for a token': ({ token, form }) => ({
    body: encode({ ...form, ...rename(token, (name) => `${name}[]`) }),
  }),
  'with a wrong token before the right one': ({ token, form }) => ({
    body: `${encode(refill(token, 'wrong'))}&${encode({ ...form, ...token })}`,
  }),
  'as plain text': (material) => withHeaders({ 'content-type': 'text/plain' }, material),
  'as JSON in plain text': ({ token, form }) => ({
    headers: { 'content-type': 'text/plain' },
    body: JSON.stringify({ ...form, ...token, ignored: '=' }),
  }),
  'as JSON without a token': ({ form }) => ({
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(form),
  }),
  'from another host': (material) => withHeaders({ origin: 'https://elsewhere.example' }, material),
  'from a host that begins like ours': (material) =>
    withHeaders({ origin: material.origin.replace(/(:\d+)?$/, '.elsewhere.example$1') }, material),
  'from another port': (material) => withHeaders({ origin: 'http://127.0.0.1:1' }, material),
  'from a page without an origin': (material) => withHeaders({ origin: 'null' }, material),
  'with a foreign referer only': (material) =>
    withHeaders({ referer: 'https://elsewhere.example/install/' }, material),
  'that a browser calls cross-site': (material) => withHeaders({ 'sec-fetch-site': 'cross-site' }, material),
  'that a browser calls same-site': (material) => withHeaders({ 'sec-fetch-site': 'same-site' }, material),
};

/** Posts it in the visitor's session, follows nothing and gives the status. */
export async function postForged(visitor: Visitor, { query, headers, body }: Forgery): Promise<number> {
  const address = `./install/step${query === undefined ? '' : `?${query}`}`;
  const response = await visitor.request.post(address, {
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    data: Buffer.from(body),
    maxRedirects: 0,
  });
  return response.status();
}
