import { type CommandPlace, expect, serve, test } from '../support/cli-test.ts';

const frames = ['err |   frame', 'err |   frame', 'err |   last frame'];
const [first, second] = [1, 2].map((turn) => [`err | trouble ${turn}`, ...frames]) as [string[], string[]];
const inOrder = ['out | request 1', ...first, 'out | request 2', ...second, 'out | request 3'];
const oneAfterTheOther = ['out | request 1', 'out | request 2', 'out | request 3', ...first, ...second];
const unknown =
  '[WARNING] The order between the streams is not known: nothing noted it, and at least one of them writes no times. out comes first, then err; --stream shows one alone';

/** What the logs show of a background server that printed after its starter had ended, without head and times. */
async function showPrinted(place: CommandPlace, dated: string, args: readonly string[] = []) {
  const { url } = await place.serve({ ...serve('dates-its-lines'), DATED: dated });
  await fetch(`${url}/print`);
  const { stdout } = await place.run('server:logs', ['--no-follow', ...args]);
  return stdout
    .replaceAll(/\d{4}-\S+Z /g, '')
    .split('\n')
    .slice(1);
}

test('both streams are shown in the order of their times', async ({ place }) => {
  expect(await showPrinted(place, 'out err')).toEqual(inOrder);
});

test('a stack trace stays behind its dated line, which is not shown', async ({ place }) => {
  expect(await showPrinted(place, 'out err', ['--lines', '2'])).toEqual(inOrder.slice(-2));
});

test('what is looked for has the time of the line before it', async ({ place }) => {
  expect(await showPrinted(place, 'out err', ['--grep', 'request|last'])).toEqual([
    'out | request 1',
    'err |   last frame',
    'out | request 2',
    'err |   last frame',
    'out | request 3',
  ]);
});

for (const [what, dated] of [
  ['only out writes times', 'out'],
  ['only err writes times', 'err'],
  ['neither writes times', ''],
] as const) {
  test(`an order that is not known is told once: ${what}`, async ({ place }) => {
    expect(await showPrinted(place, dated)).toEqual([unknown, ...oneAfterTheOther]);
  });
}

test('it is told in French, too', async ({ place }) => {
  await showPrinted(place, '');

  const { stdout } = await place.run('server:logs', ['--no-follow'], { WIZARD_LANG: 'fr' });

  expect(stdout).toContain("[ATTENTION] L'ordre entre les deux flux n'est pas connu");
});

test('one stream alone is in order', async ({ place }) => {
  expect(await showPrinted(place, '', ['--stream', 'err'])).toEqual([...first, ...second]);
});

test('a machine reads no time that nobody knows', async ({ place }) => {
  await showPrinted(place, 'out');

  const { stdout } = await place.run('server:logs', ['--no-follow', '--json']);

  const entries = stdout.split('\n').map((line) => JSON.parse(line));
  expect(entries.map(({ stream, at }) => `${stream} ${at === undefined}`)).toEqual([
    ...Array(3).fill('out false'),
    ...Array(8).fill('err true'),
  ]);
});
