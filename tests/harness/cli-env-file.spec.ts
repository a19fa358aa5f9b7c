import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../harness/config/project-root.ts';
import { type CommandPlace, expect, test } from '../support/cli-test.ts';
import { startPlaywright } from '../support/tiny-project.ts';

function writeEnvFile(place: CommandPlace, content: string): string {
  const file = path.join(place.folder, '.env');
  writeFileSync(file, content);
  return file;
}

test('the file of the project is read from any folder', async ({ place }) => {
  writeEnvFile(place, 'WIZARD_START_TIMEOUT_MS=soon\r\n');

  const { stderr, exitCode } = await place.runFrom('/', 'server:start');

  expect(stderr).toContain('WIZARD_START_TIMEOUT_MS is "soon"');
  expect(stderr).toContain('(.env, line 1)');
  expect(exitCode).toBe(2);
});

test('a run of a project elsewhere reads the file of that project', async ({ place }) => {
  writeEnvFile(place, 'WIZARD_TARGT=x-filamenta\n');
  const config = path.join(projectRoot, 'playwright.config.ts');

  const { all, exitCode } = await startPlaywright('/', ['test', '--list', '-c', config], {
    FIRSTRUN_PROJECT: place.folder,
    WIZARD_LANG: 'en',
  });

  expect(all).toContain('there is no setting WIZARD_TARGT; did you mean WIZARD_TARGET? (.env, line 1)');
  expect(exitCode).toBe(1);
});

test('the project is where playwright.config.ts is', () => {
  expect(projectRoot).toBe(path.resolve(import.meta.dirname, '../..'));
});

test('a file that is a folder is told', async ({ place }) => {
  mkdirSync(path.join(place.folder, '.env'));

  const { stderr, exitCode } = await place.run('server:start');

  expect(stderr).toContain(`${path.join(place.folder, '.env')} cannot be read: `);
  expect(exitCode).toBe(2);
});
