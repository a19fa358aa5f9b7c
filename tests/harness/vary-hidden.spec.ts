import { expect, test } from '@playwright/test';
import type { HeldRequest } from '../../harness/describe/held-request.ts';
import { varyHidden } from '../../harness/describe/vary-hidden.ts';

const url = 'http://127.0.0.1/setup?lang=en';
const answers = { site: 'Chez Zoé', account: { user: 'zoé' } };

async function hold(body: string | FormData | URLSearchParams, type?: string): Promise<HeldRequest> {
  const sent = new Response(body, type === undefined ? {} : { headers: { 'content-type': type } });
  const headers = Object.fromEntries(sent.headers);
  return { url, method: 'POST', headers, body: Buffer.from(await sent.arrayBuffer()) };
}

/** The request in which one value became another. */
async function vary(held: HeldRequest, name: string, what: string): Promise<HeldRequest> {
  const values = await varyHidden(held, answers);
  const variants = new Map(values.find((value) => value.name === name)?.variants);
  return variants.get(what) as HeldRequest;
}

const fieldsOf = async ({ headers, body }: HeldRequest) => [
  ...(await new Response(body as Buffer<ArrayBuffer>, { headers }).formData()),
];

test('what was typed is left as it is, whatever is hidden beside it', async () => {
  const form = new URLSearchParams({ step: '1', site: 'Chez Zoé', user: 'zoé' });

  const values = await varyHidden(await hold(form), answers);

  expect(values.map(({ name }) => name)).toEqual(['lang', 'step']);
});

test('a parameter of the address is changed, and the form is not', async () => {
  const held = await hold(new URLSearchParams({ step: '1' }));

  expect(await vary(held, 'lang', 'left out')).toEqual({ ...held, url: 'http://127.0.0.1/setup' });
  expect((await vary(held, 'lang', 'sent twice')).url).toBe(`${url}&lang=enx`);
});

test('a field that has its name with others is changed alone', async () => {
  const form = new URLSearchParams([
    ['plugin', 'a'],
    ['site', 'Chez Zoé'],
    ['plugin', 'b'],
  ]);

  const changed = await vary(await hold(form), 'plugin', 'sent twice');

  expect(await fieldsOf(changed)).toEqual([
    ['plugin', 'a'],
    ['plugin', 'ax'],
    ['site', 'Chez Zoé'],
    ['plugin', 'b'],
  ]);
});

test('beside a file a field is changed, and the file is sent as it was', async () => {
  const bytes = Uint8Array.of(0, 13, 10, 255);
  const form = new FormData();
  form.append('step', 'upload');
  form.append('backup', new File([bytes], 'données.tar.gz'));

  const fields = await fieldsOf(await vary(await hold(form), 'step', 'left out'));

  expect(fields.map(([name]) => name)).toEqual(['backup']);
  const file = fields[0]?.[1] as File;
  expect(file.name).toBe('données.tar.gz');
  expect(new Uint8Array(await file.arrayBuffer())).toEqual(bytes);
});

test('a member of JSON is changed in whatever depth', async () => {
  const body = JSON.stringify({ user: 'zoé', options: [{ port: 80 }], agreed: null });
  const held = await hold(body, 'application/json');
  const changed = async (name: string, what: string) =>
    JSON.parse(String((await vary(held, name, what)).body));

  expect(await changed('options.0.port', 'left out')).toEqual({ user: 'zoé', options: [{}], agreed: null });
  expect(await changed('options.0.port', 'sent twice')).toMatchObject({ options: [{ port: ['80', '80x'] }] });
  expect(await changed('agreed', 'left out')).toEqual({ user: 'zoé', options: [{ port: 80 }] });
  expect(JSON.parse(String(held.body))).toEqual(JSON.parse(body));
});

test('of a request without a body, or with one of an unknown kind, only the address is changed', async () => {
  const without = { ...(await hold('')), body: null };

  const names = async (held: HeldRequest) => (await varyHidden(held, answers)).map(({ name }) => name);

  expect(await names(without)).toEqual(['lang']);
  expect(await names(await hold('a=b', 'text/plain'))).toEqual(['lang']);
});
