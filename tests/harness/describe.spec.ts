import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, type TestInfo, test } from '@playwright/test';
import { parseSettings } from '../../harness/config/env.ts';
import { projectRoot } from '../../harness/config/project-root.ts';
import { describeApplication } from '../../harness/describe/application.ts';
import { loadWizard } from '../../harness/describe/load-wizard.ts';
import type { Ready } from '../../harness/describe/wizard.ts';
import { findTarget } from '../../harness/targets/find-target.ts';

const whole = `{ name: 'shop', entrance: '/setup', answers: () => ({}), steps: [], end: { text: 'Done' } }`;

/** A description in a folder as people have them. */
async function write(info: TestInfo, content: string): Promise<string> {
  const file = path.join(info.outputPath(), 'Été à Orléans [x]', 'shop.wizard.ts');
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, content);
  return file;
}

test('a description is read from any folder', async ({}, info) => {
  const file = await write(info, `export default ${whole};`);

  expect(await loadWizard(file)).toMatchObject({ name: 'shop', entrance: '/setup' });
});

test('a description needs no package.json beside it', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'firstrun été '));
  const file = path.join(folder, 'shop.wizard.ts');
  const define = path.join(projectRoot, 'harness/describe/wizard.ts');
  await writeFile(
    file,
    `import { defineWizard } from ${JSON.stringify(define)};
    export default defineWizard({ ...${whole}, name: import.meta.dirname } as never);`,
  );

  const wizard = await loadWizard(file);

  await rm(folder, { recursive: true });
  expect(wizard.name).toBe(folder);
});

test('the folder of an application is meant from its description', async ({}, info) => {
  const start = `start: { folder: '.', command: () => ({ file: 'node', args: [] }) }`;
  const file = await write(info, `export default { ...${whole}, ${start} };`);

  expect((await loadWizard(file)).start?.folder).toBe(path.dirname(file));
});

test('a description that cannot be read is named with the reason', async ({}, info) => {
  const file = await write(info, 'throw new Error("no such module");');

  await expect(loadWizard(file)).rejects.toThrow(
    /shop\.wizard\.ts \(.*no such module[\s\S]*your-own-wizard\.md/,
  );
});

for (const [what, content] of [
  ['exports nothing', 'export const wizard = 1;'],
  ['exports an empty description', 'export default {};'],
]) {
  test(`a file that ${what} is told what it lacks`, async ({}, info) => {
    const file = await write(info, String(content));

    await expect(loadWizard(file)).rejects.toThrow(/name, entrance, answers, steps, end/);
  });
}

test('a description without a start asks where the application runs', async ({}, info) => {
  const wizard = await loadWizard(await write(info, `export default ${whole};`));

  expect(() => describeApplication(wizard, parseSettings({}))).toThrow(/WIZARD_BASE_URL=http:\/\/host:port/);
});

test('a described application that runs already is not started', async ({}, info) => {
  const start = `start: { command: () => ({ file: 'node', args: [] }) }`;
  const wizard = await loadWizard(await write(info, `export default { ...${whole}, ${start} };`));
  const at = parseSettings({ WIZARD_BASE_URL: 'http://127.0.0.1:4000' });

  expect(describeApplication(wizard, at).start).toBeUndefined();
  expect(describeApplication(wizard, parseSettings({})).start).toBeDefined();
});

test('a first page that leads on, or is shut, is ready unless the description says what is', async ({}, info) => {
  const wizard = await loadWizard(await write(info, `export default ${whole};`));
  const at = { WIZARD_BASE_URL: 'http://127.0.0.1:4000' };
  const statusesOf = (...[ready, env]: [Ready?, object?]) =>
    describeApplication({ ...wizard, ...(ready && { ready }) }, parseSettings({ ...at, ...env })).readiness
      ?.statuses;

  expect(statusesOf()).toEqual([[200, 499]]);
  expect(statusesOf({ path: '/health' })).toEqual([[200, 299]]);
  expect(statusesOf(undefined, { WIZARD_HEALTH_PATH: '/health' })).toEqual([[200, 299]]);
});

test('no settings of a described application are copied', async ({}, info) => {
  const start = `start: { folder: '.', command: () => ({ file: 'node', args: [] }) }`;
  const wizard = await loadWizard(await write(info, `export default { ...${whole}, ${start} };`));

  expect(describeApplication(wizard, parseSettings({})).start?.files?.leftOut).toContain('.env');
});

test('whatever needs the contract says so of a described wizard', async ({}, info) => {
  const file = await write(info, `export default ${whole};`);
  const settings = parseSettings({ WIZARD_TARGET: file });

  expect(settings.target).toBe(file);
  expect(() => findTarget(settings)).toThrow(/contract[\s\S]*reference, x-filamenta, custom/);
});

for (const value of ['shop.wizard.ts', '../shop/setup.ts', 'shop']) {
  test(`WIZARD_TARGET=${value}, which is no description, is refused with what is allowed`, () => {
    expect(() => parseSettings({ WIZARD_TARGET: value })).toThrow(/or the file of a description/);
  });
}

test('a description that is not there is looked for from the project, wherever that is', () => {
  const file = path.resolve(projectRoot, '../shop/shop.wizard.ts');

  expect(() => parseSettings({ WIZARD_TARGET: '../shop/shop.wizard.ts' })).toThrow(
    `it is looked for at ${file}`,
  );
});
