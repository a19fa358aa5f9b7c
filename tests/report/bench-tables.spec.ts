import { expect, test } from '@playwright/test';
import { describeCost } from '../bench/evidence/words.ts';
import { drawHighlights } from '../bench/lifecycle/table.ts';
import { drawStarts } from '../bench/start/table.ts';

const killed = {
  row: { key: 'killed', unit: 'ms' },
  summaries: { ours: { median: 1194.4, p90: 1218 }, webServer: { word: 'left 1' } },
  place: 1,
  isBarReached: true,
} as const;
const watcher = { row: { key: 'watcher', unit: 'MB' }, summaries: {}, place: 1, isBarReached: true } as const;

test('a README shows the median or the word beside it', () => {
  const table = drawHighlights([watcher, killed], 'en').split('\n');

  expect(table).toEqual([
    '| measured | firstrun | `webServer` |',
    '| --- | --- | --- |',
    '| The runner is killed (`kill -9`): nothing is left after | 1,194 ms | never (1 left) |',
  ]);
});

test('a French README shows the same in French', () => {
  expect(drawHighlights([killed], 'fr')).toContain('| 1\u202f194 ms | jamais (reste 1) |');
});

test('each start has its row in both languages', () => {
  const { en, fr } = drawStarts([{ way: 'built at each start', ms: 698.2 }], 15);

  expect(en).toContain('| built at each start | 698 ms |\n\nMedians of 15 starts each');
  expect(fr).toContain('| construit à chaque démarrage | 698 ms |\n\nMédianes de 15 démarrages');
});

test('the cost of evidence has the decimals of its language', () => {
  const { en, fr } = describeCost({
    ratio: 1.0666,
    parts: 6,
    workers: 2,
    secondsWith: 321,
    secondsWithout: 300,
  });

  expect(en).toContain('**1.07 times** as long as without any: 321 s instead of 300 s');
  expect(fr).toContain("**1,07 fois** le temps qu'elle prend sans aucune : 321 s au lieu de 300 s");
});
