import { stripVTControlCharacters } from 'node:util';
import { expect, test } from '@playwright/test';
import { mixedSpec, withoutPages } from '../support/mixed-run.ts';
import { runTinyProjectOnTerminal } from '../support/tiny-project.ts';

const esc = '\u001b';

test('a terminal shows what each worker is doing', async ({}, info) => {
  const waits = ['one', 'two'].map(
    (name) => `
    test('${name}', async () => {
      await test.step('cache: test', () => new Promise((resolve) => setTimeout(resolve, 1200)));
    });`,
  );
  const shown = await runTinyProjectOnTerminal(info.outputPath('Été à Orléans (test)'), {
    spec: waits.join(''),
    config: 'fullyParallel: true, workers: 2,',
    chooseReporters: withoutPages,
  });

  const painted = stripVTControlCharacters(shown);
  expect(painted).toMatch(/\[\.\.\] 0 of 2 \(0 %\), \d s/);
  expect(painted).toMatch(/ {3}1 {2}tiny\.spec\.ts > \w+ {2}\| cache: test {2}\d s/);
  expect(painted).toMatch(/ {3}2 {2}tiny\.spec\.ts > \w+ {2}\| cache: test {2}\d s/);
});

test('on a terminal failures stay and progress goes', async ({}, info) => {
  const shown = await runTinyProjectOnTerminal(info.outputPath('Été à Orléans (test)'), {
    spec: mixedSpec,
    chooseReporters: withoutPages,
  });

  const [progress = '', end = ''] = shown.split('Failures (1)');
  expect(stripVTControlCharacters(progress)).toMatch(/\[FAILED\] tiny\.spec\.ts > fails \(/);
  expect(progress).toContain(`${esc}[31m[FAILED]${esc}[39m`);
  expect(end).not.toContain('[..]');
});

test('NO_COLOR leaves the marks and takes the colours', async ({}, info) => {
  const shown = await runTinyProjectOnTerminal(
    info.outputPath('Été à Orléans (test)'),
    { spec: mixedSpec, chooseReporters: withoutPages },
    { NO_COLOR: '1' },
  );

  expect(shown).toContain('[FAILED] tiny.spec.ts > fails');
  // Moving the cursor is no colour.
  expect(shown).not.toMatch(new RegExp(`${esc}\\[\\d+m`));
});
