import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { loadWizard } from '../../harness/describe/load-wizard.ts';
import { programs } from '../wizards/programs.ts';
import { descriptionOf } from '../wizards/run-suite.ts';

const root = path.resolve(import.meta.dirname, '../..');

for (const program of Object.keys(programs)) {
  test(`the description of ${program} is read, and is short`, async () => {
    const file = path.join(root, descriptionOf(program));

    const { name } = await loadWizard(file);

    expect(name).toBe(program);
    expect(readFileSync(file, 'utf8').trimEnd().split('\n').length).toBeLessThanOrEqual(80);
  });
}
