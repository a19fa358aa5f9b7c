import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { loadWizard } from '../../harness/describe/load-wizard.ts';
import { programs } from '../wizards/programs.ts';

const folder = path.resolve(import.meta.dirname, '../../fixtures/wizards');
const descriptions = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.wizard.ts'),
);

for (const file of descriptions) {
  test(`${path.basename(file)} is read, and is short`, async () => {
    const whole = path.join(folder, file);

    const wizard = await loadWizard(whole);

    expect(path.basename(file)).toBe(`${wizard.name}.wizard.ts`);
    expect(readFileSync(whole, 'utf8').trimEnd().split('\n').length).toBeLessThanOrEqual(80);
  });
}

test('every program that can be got has a description', () => {
  const described = descriptions.map((file) => path.basename(file, '.wizard.ts'));

  expect(described).toEqual(expect.arrayContaining(Object.keys(programs)));
});
