import type { HeldRequest } from './held-request.ts';
import { markup } from './plant-markup.ts';

/** A value of a request that nobody can type. */
export interface HiddenValue {
  /** Its name, in JSON with those of the members around it. */
  readonly name: string;
  /** As no page of the wizard sends the request: by what became of the value, such as `left out`. */
  readonly variants: readonly (readonly [what: string, request: HeldRequest])[];
}

/** A line that is to stand in no log and no file of settings. */
export const plantedLine = 'PLANTED=1';

/** What becomes of a value; none leaves it out. */
const changes: readonly (readonly [what: string, change: (value: string) => readonly string[]])[] = [
  ['left out', () => []],
  ['sent twice', (value) => [value, `${value}x`]],
  ['with a line break', (value) => [`${value}\r\n${plantedLine}`]],
  ['very long', () => ['x'.repeat(50_000)]],
  ['as markup', () => [`"'>${markup}`]],
];

/** A value of a request. */
interface Value {
  readonly name: string;
  readonly value: string;
  /** Writes the request with others in its place. */
  readonly replace: (values: readonly string[]) => HeldRequest | Promise<HeldRequest>;
}

/**
 * The values that nobody has typed, of the address, the form or the JSON of a request.
 * @param typed what was typed for it, however nested
 */
export async function varyHidden(held: HeldRequest, typed: unknown): Promise<HiddenValue[]> {
  const texts = listTexts(typed);
  const hidden = [...inAddress(held), ...(await inBody(held))].filter(({ value }) => !texts.includes(value));
  return Promise.all(
    hidden.map(async ({ name, value, replace }) => {
      const vary = async ([what, change]: (typeof changes)[number]) =>
        [what, await replace(change(value))] as const;
      return { name, variants: await Promise.all(changes.map(vary)) };
    }),
  );
}

function listTexts(typed: unknown): string[] {
  if (typeof typed !== 'object' || typed === null) return [String(typed)];
  return Object.values(typed).flatMap(listTexts);
}

function inAddress(held: HeldRequest): Value[] {
  return listFields([...new URL(held.url).searchParams], (fields) => {
    const url = new URL(held.url);
    url.search = encode(fields);
    return { ...held, url: url.href };
  });
}

async function inBody(held: HeldRequest): Promise<Value[]> {
  const { headers, body } = held;
  const { 'content-type': type = '' } = headers;
  if (body === null || body.length === 0) return [];
  if (/^application\/([\w.-]+\+)?json/.test(type)) return inJson(held, JSON.parse(body.toString()));
  const isMultipart = type.startsWith('multipart/form-data');
  if (!isMultipart && !type.startsWith('application/x-www-form-urlencoded')) return [];
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  return listFields([...form], async (fields) => {
    if (!isMultipart) return { ...held, body: Buffer.from(encode(fields)) };
    const written = new FormData();
    for (const [name, value] of fields) written.append(name, value);
    const response = new Response(written);
    return {
      ...held,
      headers: { ...headers, 'content-type': String(response.headers.get('content-type')) },
      body: Buffer.from(await response.arrayBuffer()),
    };
  });
}

/** Of a form or an address; a file is nothing hidden. */
type Field = readonly [name: string, value: FormDataEntryValue];

function encode(fields: readonly Field[]): string {
  return new URLSearchParams(fields.map(([name, value]) => [name, String(value)])).toString();
}

/** A name that is given several times is as many values. */
function listFields(
  fields: readonly Field[],
  write: (fields: readonly Field[]) => ReturnType<Value['replace']>,
): Value[] {
  return fields.flatMap(([name, value], index) => {
    if (typeof value !== 'string') return [];
    const replace = (values: readonly string[]) =>
      write(fields.toSpliced(index, 1, ...values.map((each): Field => [name, each])));
    return [{ name, value, replace }];
  });
}

/** The members of objects and lists, in whatever depth; several values are a list. */
function inJson(held: HeldRequest, root: unknown, path: readonly string[] = []): Value[] {
  const node = path.reduce((at, key) => (at as Record<string, unknown>)[key], root);
  if (typeof node === 'object' && node !== null)
    return Object.keys(node).flatMap((key) => inJson(held, root, [...path, key]));
  const replace = (values: readonly string[]) => {
    const copy = structuredClone(root);
    const owner = path.slice(0, -1).reduce((at, key) => (at as Record<string, unknown>)[key], copy);
    const key = path.at(-1) ?? '';
    if (values.length === 0) Reflect.deleteProperty(owner as object, key);
    else (owner as Record<string, unknown>)[key] = values.length === 1 ? values[0] : values;
    return { ...held, body: Buffer.from(JSON.stringify(copy)) };
  };
  return path.length === 0 ? [] : [{ name: path.join('.'), value: String(node), replace }];
}
