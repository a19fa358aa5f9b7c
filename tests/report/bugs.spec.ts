import { expect, test } from '@playwright/test';
import { bugs } from '../../fixtures/reference-wizard/bugs/bugs.ts';
import { capabilities } from '../../harness/evidence/capabilities.ts';
import { proveCatches, tryFew, type Verdict } from '../bugs/judge.ts';
import { KnownVerdicts } from '../bugs/known-verdicts.ts';
import { listSpecs, openSuite } from '../bugs/run-specs.ts';
import { drawScore, drawTable } from '../bugs/table.ts';

const landmark = 'breadcrumb.spec.ts > language en > the breadcrumb is a named landmark';
const elsewhere = 'language.spec.ts > each language is offered by its own name';

const unjudged = { title: 'anything', rows: [], patches: [] };
const nameless = bugs.filter(({ id }) => id === 'crumb-nameless');

async function judge(...names: readonly string[]): Promise<Verdict[]> {
  return tryFew(nameless, await openSuite(), () => names, { workers: 1, onCatch: () => {} });
}

test('a bug is caught by the spec that is about it', async () => {
  test.slow();

  const verdicts = await judge(landmark, elsewhere);

  expect(verdicts).toMatchObject([{ id: 'crumb-nameless', caughtBy: [landmark], isDead: false }]);
});

test('a spec about something else catches nothing', async () => {
  test.slow();

  expect(await judge(elsewhere)).toEqual([]);
});

const verdict = {
  id: 'crumb-nameless',
  caughtBy: [landmark, elsewhere],
  isOnlyOne: false,
  elapsedMs: 1,
  isDead: false,
};

test('a catch that the clean wizard passes stands', async () => {
  test.slow();

  const proven = await proveCatches([verdict], await openSuite(), 1);

  expect(proven).toEqual([verdict]);
});

test('a catch that the clean wizard shows too is taken back', async () => {
  const clean = { failures: [landmark], isDead: false, elapsedMs: 1 };
  const suite = { specs: [], run: async () => ({ wizard: clean }) };

  const proven = await proveCatches([verdict], suite, 1);

  expect(proven).toEqual([{ ...verdict, caughtBy: [elsewhere] }]);
});

test('every bug breaks a row that specs prove', async () => {
  const rows = new Set((await listSpecs()).flatMap((spec) => spec.rows));

  const lost = bugs.filter((bug) => !bug.rows.some((row) => rows.has(row) && row in capabilities));

  expect(lost.map(({ id }) => id)).toEqual([]);
});

test('the score tells what is caught and what waits', () => {
  const known = new KnownVerdicts();
  for (const bug of nameless) known.remember(bug, verdict);

  const score = drawScore([...nameless, { ...unjudged, id: 'never-judged' }], known, 'en');

  expect(score).toBe('1 of 1 seeded bugs are caught, by 1 different specs. 1 more wait for their verdict.');
});

test('the table tells who catches what', () => {
  const known = new KnownVerdicts();
  for (const bug of nameless) known.remember(bug, verdict);

  const table = drawTable(nameless, known);

  expect(table).toContain('the breadcrumb is a landmark without a name | breadcrumb.spec.ts > language en >');
});
