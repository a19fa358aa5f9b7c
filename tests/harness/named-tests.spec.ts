import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import type { JSONReport, JSONReportSuite } from '@playwright/test/reporter';
import { execa } from 'execa';
import { inheritedEnvironment } from '../../harness/config/inherited-environment.ts';
import { xFilamentaDefects } from '../../harness/targets/x-filamenta.defects.ts';

const root = path.resolve(import.meta.dirname, '../..');

test('every known defect and every catcher names a test', async () => {
  const titles = (await Promise.all(['reference', 'x-filamenta'].map(listTests))).flat();
  const catchers: Record<string, { by: string[] }> = JSON.parse(
    readFileSync(path.join(root, 'tests/bugs/catchers.json'), 'utf8'),
  );

  const named = [
    ...xFilamentaDefects.map(({ spec }) => spec),
    ...Object.values(catchers).flatMap(({ by }) => by),
  ];

  expect(titles.length).toBeGreaterThan(500);
  expect(named.filter((name) => !titles.some((title) => isNamed(title, name)))).toEqual([]);
});

function isNamed(title: string, name: string | RegExp): boolean {
  return typeof name === 'string' ? title === name : name.test(title);
}

/** The tests of a target, each as `<file> > <title>`. A list needs no application, but a folder where one could be. */
async function listTests(target: string): Promise<string[]> {
  const { stdout } = await execa(
    process.execPath,
    ['node_modules/@playwright/test/cli.js', 'test', '--list', '--reporter=json', '--project=wizard'],
    {
      cwd: root,
      env: { ...inheritedEnvironment(), WIZARD_TARGET: target, WIZARD_TARGET_DIR: root },
      extendEnv: false,
    },
  );
  return (JSON.parse(stdout) as JSONReport).suites.flatMap((suite) =>
    nameTests(suite, path.basename(suite.file)),
  );
}

function nameTests({ specs, suites = [] }: JSONReportSuite, name: string): string[] {
  return [
    ...specs.map(({ title }) => `${name} > ${title}`),
    ...suites.flatMap((suite) => nameTests(suite, `${name} > ${suite.title}`)),
  ];
}
