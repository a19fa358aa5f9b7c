import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { type CommandPlace, expect, serve, test } from '../support/cli-test.ts';

const csi = '\u001b[';

/** Logs of a server that is gone: one line in each stream. */
function writeLogs({ folder }: CommandPlace): string {
  const out = path.join(folder, 'logs', 'prod_server_20260102_030405_aaaaaa.log');
  mkdirSync(path.dirname(out), { recursive: true });
  writeFileSync(out, 'hello\n');
  writeFileSync(`${out}.err`, '\u001b[2Jtrouble\n');
  return out;
}

test('the two streams have colours of their own', async ({ place }) => {
  writeLogs(place);

  const shown = await place.runOnTerminal('server:logs');

  expect(shown).toContain(`${csi}36mout |${csi}39m hello\r\n`);
  expect(shown).toContain(`${csi}33merr |${csi}39m trouble\r\n`);
});

test('NO_COLOR takes all colours away', async ({ place }) => {
  writeLogs(place);

  const shown = await place.runOnTerminal('server:logs', [], { NO_COLOR: '1' });

  expect(shown).toContain('out | hello');
  expect(shown).not.toContain(csi);
});

test('an endless line is cut on a terminal only', async ({ place }) => {
  appendFileSync(writeLogs(place), `${'x'.repeat(5_000)}\n`);

  const shown = await place.runOnTerminal('server:logs', ['--stream', 'out']);
  const { stdout } = await place.run('server:logs', ['--stream', 'out']);

  expect(shown).toMatch(/x{4000} \.\.\. \(1000 more characters in the file\)/);
  expect(stdout).toContain('x'.repeat(5_000));
});

test('progress is one line that is written again', async ({ place }) => {
  const shown = await place.runOnTerminal('server:start', [], {
    ...serve('warms-up'),
    READY_AFTER_MS: '2500',
  });

  const [progress = '', result = ''] = shown.split('[OK]');
  const lines = progress.split(`\r${csi}K`).map(stripVTControlCharacters);
  expect(lines.at(-2)).toMatch(/^\[\.\.\] custom is starting \(\d s\) {2}\| warming up the cache .*\.\.\.$/);
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThan(80);
  expect(progress).not.toContain('\n');
  expect(progress).not.toContain('title');
  expect(result).toContain('custom is healthy');
});

test('a narrow terminal shows a server in lines', async ({ place }) => {
  const { id, url } = await place.serve({}, ['--beside', '--host', '::1']);

  const shown = await place.runOnTerminal('server:status');

  expect(stripVTControlCharacters(shown)).toMatch(
    new RegExp(`^id: +${id}\r\ntarget: +custom\r\nurl: +${url.replaceAll(/[[\]]/g, '\\$&')}\r\n`),
  );
});
