import { readFileSync } from 'node:fs';
import { expect, type ReporterDescription, type TestInfo, test } from '@playwright/test';
import { skipWithoutSignals } from '../support/skip-without.ts';
import { runTinyProject, type TinyProject, type TinyRun } from '../support/tiny-project.ts';

const vocabulary = `
  const note = (type, description) => ({ type, description });
  const proves = (id) => ({ annotation: note('capability', id) });
  const defect = (id, name) => ({ annotation: [note('capability', id), note('known defect', name)] });`;

/** One test of each kind. */
const mixed = `
  test('passes', proves('C01'), () => {});
  test('passes too', proves('C01'), () => {});
  test('fails', proves('C02'), () => { throw new Error('no'); });
  test('is skipped', proves('C03'), () => { test.skip(true, 'no Redis here'); });
  test('is skipped too', proves('C04'), () => { test.skip(true, 'no Redis here'); });
  test('passes half of it', proves('C04'), () => {});
  test('fails as known', defect('C25', 'XF-003 the cache step is never shown'), () => {
    test.fail();
    throw new Error('no');
  });`;

test('each capability gets the mark its tests earned', async ({}, info) => {
  const run = await runSpec(info, mixed);

  expect(block(run, 'Capabilities verified')).toEqual([
    'C01  Y       2  real browser',
    'C02  N     0/1  happy path to first login',
    'C03  -     0/1  language choice',
    'C04  ~     1/2  pseudo-languages',
    'C25  N     0/1  cache step (XF-003)',
  ]);
});

test('the last line is the verdict alone', async ({}, info) => {
  const run = await runSpec(info, mixed);

  expect(run.lines.at(-1)).toBe('4 passed, 1 failed, 2 skipped');
  expect(run.exitCode).toBe(1);
});

test('the verdict names what was tested', async ({}, info) => {
  const summaryFile = info.outputPath('summary.md');
  const settings = { target: 'custom', targetDir: info.outputPath(), summaryFile } as const;
  const spec = `test('passes', () => {});`;

  const run = await runTinyProject(info.outputPath('project'), { spec, settings });

  const tested = `Tested: custom, ${info.outputPath()}`;
  expect(run.lines.slice(-2)).toEqual([tested, '1 passed, 0 failed']);
  expect(readFileSync(summaryFile, 'utf8')).toContain('Tested: custom, ');
});

test('an attached server is named without its password', async ({}, info) => {
  const settings = { target: 'attached', baseUrl: 'http://me:hunter2@127.0.0.1/app' } as const;
  const spec = `test('passes', () => {});`;

  const run = await runTinyProject(info.outputPath('project'), { spec, settings });

  expect(run.lines.at(-2)).toBe('Tested: attached, http://***@127.0.0.1/app');
});

test('skips are grouped by their reason', async ({}, info) => {
  const run = await runSpec(info, mixed);

  expect(block(run, 'Skipped, by reason (2)')).toEqual(['2  no Redis here']);
});

test('a known defect is named and counts as passed', async ({}, info) => {
  const run = await runSpec(
    info,
    `test('x', defect('C25', 'XF-003 it is gone'), () => { test.fail(); throw 1; });`,
  );

  expect(block(run, 'Known defects, failing as expected (1)')).toEqual(['1  XF-003 it is gone']);
  expect(run.lines.at(-1)).toBe('1 passed, 0 failed');
  expect(run.exitCode).toBe(0);
});

test('known failures are no passed ones for people', async ({}, info) => {
  const run = await runSpec(info, mixed, { settings: { target: 'x-filamenta', folder: info.outputPath() } });

  expect(run.lines.slice(-3)).toEqual([
    expect.stringMatching(/^Tested: x-filamenta.*, \/.*summary-known/),
    '3 passed, 1 known failure, 1 new failure, 2 skipped',
    '4 passed, 1 failed, 2 skipped',
  ]);
});

test('a test that a known defect kept from its end is blocked: neither known nor passed for people', async ({}, info) => {
  const blocked = `{ annotation: [note('capability', 'C25'), note('blocked by', 'XF-001 it leads past it')] }`;
  const run = await runSpec(
    info,
    `test('a', proves('C25'), () => {}); test('x', ${blocked}, () => { test.fail(); throw 1; });`,
    { settings: { target: 'x-filamenta', folder: info.outputPath() } },
  );

  expect(block(run, 'Capabilities verified')).toEqual(['C25  B     1/2  cache step (XF-001)']);
  expect(block(run, 'Known defects, failing as expected (1)')).toEqual(['1  XF-001 it leads past it']);
  expect(run.lines.slice(-2)).toEqual([
    '1 passed, 1 blocked by a known failure, 0 new failures',
    '2 passed, 0 failed',
  ]);
});

test('a run that knows no defect has one verdict', async ({}, info) => {
  const run = await runSpec(info, `test('a', () => {});`);

  expect(run.lines.slice(-2)).toEqual(['', '1 passed, 0 failed']);
});

test('a known defect that passes turns the run red', async ({}, info) => {
  const run = await runSpec(info, `test('x', defect('C25', 'XF-003 it is gone'), () => { test.fail(); });`);

  expect(block(run, 'Remarks')).toEqual([
    'A known defect no longer shows: XF-003 it is gone. If it is fixed, remove it from the list in harness/targets/; until then, the run is red.',
  ]);
  expect(run.lines.at(-1)).toBe('0 passed, 1 failed');
  expect(run.exitCode).toBe(1);
});

test('a skipped test is allowed unless forbidden', async ({}, info) => {
  const run = await runSpec(info, `test('a', () => {}); test('b', () => { test.skip(true, 'no Redis'); });`);

  expect(run.exitCode).toBe(0);
});

test('a forbidden skip turns the run red with its reason', async ({}, info) => {
  const spec = `test('a', () => {}); test('b', () => { test.skip(true, 'no Redis'); });`;
  const run = await runSpec(info, spec, { settings: { forbidSkips: true } });

  expect(block(run, 'Remarks')).toEqual([
    'Skipped tests are forbidden (WIZARD_FORBID_SKIPS=1): no Redis (1)',
  ]);
  expect(run.lines.at(-1)).toBe('1 passed, 0 failed, 1 skipped');
  expect(run.exitCode).toBe(1);
});

test('a run in which everything is skipped fails', async ({}, info) => {
  const run = await runSpec(info, `test('a', () => { test.skip(); });`);

  expect(block(run, 'Skipped, by reason (1)')).toEqual(['1  no reason given']);
  expect(block(run, 'Remarks').join()).toContain('No test ran');
  expect(run.exitCode).toBe(1);
});

test('a selection of no test is no failure where allowed', async ({}, info) => {
  const run = await runSpec(info, `test('a', () => {});`, {
    arguments: ['-g', 'nothing', '--pass-with-no-tests'],
  });

  expect(run.lines.at(-1)).toBe('0 passed, 0 failed');
  expect(run.exitCode).toBe(0);
});

test('an empty shard is no failure', async ({}, info) => {
  const run = await runSpec(info, `test('a', () => {});`, { arguments: ['--shard=2/2'] });

  expect(run.lines.at(-1)).toBe('0 passed, 0 failed');
  expect(run.exitCode).toBe(0);
});

test('a run that reached its time limit says so', async ({}, info) => {
  const spec = `test('a', async () => { await new Promise(() => {}); }); test('b', () => {});`;
  const run = await runSpec(info, spec, { config: 'globalTimeout: 1500,' });

  expect(block(run, 'Remarks')).toContain('The run reached its time limit before its end.');
  expect(block(run, 'Remarks')).toContain('2 tests did not run.');
  expect(run.exitCode).toBe(1);
});

test('a run that was interrupted says so', async ({}, info) => {
  await skipWithoutSignals();
  const spec = `test('a', async () => { process.kill(process.ppid, 'SIGINT'); await new Promise(() => {}); });`;
  const run = await runSpec(info, spec);

  expect(block(run, 'Remarks')).toEqual(['The run was interrupted before its end.', '1 test did not run.']);
  expect(run.lines.join('\n')).not.toContain('No test ran');
  expect(run.lines.at(-1)).toBe('0 passed, 0 failed');
  expect(run.exitCode).toBe(130);
});

test('an error outside any test is counted', async ({}, info) => {
  const run = await runSpec(info, `test('a', () => {}); throw new Error('while loading');`);

  expect(block(run, 'Remarks')).toContain('1 error outside any test, printed above.');
  expect(run.exitCode).toBe(1);
});

test('French is printed with its accents, the verdict in English', async ({}, info) => {
  const run = await runSpec(info, mixed, { settings: { language: 'fr' } });

  expect(block(run, 'Capacités vérifiées')).toContain(
    "C02  N     0/1  parcours complet jusqu'à la première connexion",
  );
  expect(run.lines.at(-1)).toBe('4 passed, 1 failed, 2 skipped');
});

test('the job summary gets the table after what it holds', async ({}, info) => {
  const settings = { language: 'fr', summaryFile: info.outputPath('résumé.md') } as const;
  await runSpec(info, mixed, { settings, files: { '../résumé.md': '# avant\n' } });

  const summary = readFileSync(settings.summaryFile, 'utf8');
  expect(summary).toMatch(/^# avant\n## firstrun: 3 réussis, 1 échec connu, 1 nouvel échec, 2 ignorés\n/);
  expect(summary).toContain("| C02 | N | 0/1 | parcours complet jusqu'à la première connexion |\n");
});

test('the reports are named as links to click', async ({}, info) => {
  const chooseReporters = (all: readonly ReporterDescription[]) => all;
  const run = await runSpec(info, `test('a', () => {});`, { chooseReporters });

  const links = block(run, 'Reports and logs').map((link) => link.replace(/.*%20\(test\)\//, ''));
  expect(links).toEqual(['playwright-report/index.html', 'allure-results']);
});

test('a listing of the tests is not judged', async ({}, info) => {
  const run = await runSpec(info, mixed, { arguments: ['--list'] });

  expect(run.lines.join('\n')).not.toContain('passed,');
  expect(run.exitCode).toBe(0);
});

function runSpec(info: TestInfo, spec: string, more: Partial<TinyProject> = {}): Promise<TinyRun> {
  const folder = info.outputPath('Été à Orléans (test)');
  return runTinyProject(folder, { spec: `${vocabulary}\n${spec}`, chooseReporters: onlySummary, ...more });
}

/** The other reporters have their own specs and take most of the time. */
function onlySummary(all: readonly ReporterDescription[]): readonly ReporterDescription[] {
  return all.slice(-1);
}

/** The indented lines below a title. */
function block(run: TinyRun, title: string): readonly string[] {
  const after = run.lines.slice(run.lines.findIndex((line) => line.startsWith(title)) + 1);
  return after.slice(0, after.indexOf('')).map((line) => line.trim());
}
