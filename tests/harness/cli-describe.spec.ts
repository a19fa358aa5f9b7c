import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { TestInfo } from '@playwright/test';
import { execa } from 'execa';
import { loadWizard } from '../../harness/describe/load-wizard.ts';
import { readRecord } from '../../harness/report/record/read-record.ts';
import { recordFiles, reportFolders } from '../../harness/report/report-names.ts';
import { type CommandPlace, expect, test } from '../support/cli-test.ts';
import { startPlaywright } from '../support/tiny-project.ts';

const root = path.resolve(import.meta.dirname, '../..');
const draftIn = ({ folder }: CommandPlace) => path.join(folder, 'firstrun.wizard.ts');

/** Its second page takes no key, whatever is typed. */
const stubborn = `
import { createServer } from 'node:http';
const [host, port] = process.argv.slice(2);
const page = (heading, rest) => '<!doctype html><title>Setup</title><h1>' + heading + '</h1><form method="post" action="/key">' + rest + '</form>';
createServer(({ method, url }, response) => {
  response.setHeader('Content-Type', 'text/html');
  if (url !== '/key') return response.end(page('Setup', '<button>Continue</button>'));
  const alert = method === 'POST' && url === '/key' ? '<p role="alert">This key is not known.</p>' : '';
  response.end(page('Your key', alert + '<label>Key <input name="key" required></label><button>Next</button>'));
}).listen(Number(port), host);`;

function writeStubborn({ folder }: CommandPlace): string {
  const file = path.join(folder, 'stubborn.mjs');
  writeFileSync(file, stubborn);
  return file;
}

/** Compiles a draft by the rules of this project. */
function compile({ folder }: CommandPlace) {
  const project = path.join(folder, 'tsconfig.json');
  const types = path.join(root, 'node_modules', '@types');
  const options = { extends: path.join(root, 'tsconfig.json'), compilerOptions: { typeRoots: [types] } };
  writeFileSync(project, JSON.stringify({ ...options, include: ['*.wizard.ts'] }));
  return execa('npx', ['tsc', '-p', project], { cwd: root, reject: false, all: true });
}

/** The journey of the suite on a draft, as a person runs it next. */
async function runJourney(file: string, info: TestInfo) {
  const output = info.outputPath('output');
  const { exitCode, all } = await startPlaywright(
    root,
    ['test', '--project=wizard', 'tests/suite/journey.spec.ts'],
    { FIRSTRUN_PROJECT: root, FIRSTRUN_OUTPUT: output, WIZARD_LANG: 'en', WIZARD_TARGET: file },
  );
  const { tests } = readRecord(path.join(output, reportFolders.wizard, recordFiles.lastRun));
  const passed = tests.filter(({ project, state }) => project === 'wizard' && state === 'passed');
  return { exitCode, passed: passed.length, told: all };
}

test.describe.configure({ timeout: 180_000 });

test('the draft of a wizard compiles, and its journey passes', async ({ place }, info) => {
  const dir = path.join(root, 'fixtures/wizards/small');
  const words = ['--command', 'node server.mjs {host} {port}', '--dir', dir];

  // As a person runs it: what is read again is a draft in TypeScript.
  const { stdout, stderr, exitCode } = await place.runWithNpm('describe', words);
  const source = readFileSync(draftIn(place), 'utf8');
  const compiled = await compile(place);
  const journey = await runJourney(draftIn(place), info);

  expect(exitCode, stderr).toBe(0);
  expect(stdout).toMatch(/^\[OK\] step 2: your account: user, email, password, again -> Next$/m);
  expect(stdout).toContain('[OK] a second walk, on a fresh server and by the draft alone, came to the end');
  expect(stdout).toMatch(/^Next: WIZARD_TARGET=firstrun\.wizard\.ts npx playwright test$/m);
  expect(source).toContain("resumes: 'furthest'");
  expect(source).not.toContain('// TODO');
  expect(stdout + source).not.toContain('Aa1-');
  expect(compiled.exitCode, compiled.all).toBe(0);
  expect(journey.exitCode, journey.told).toBe(0);
  expect(journey.passed).toBeGreaterThanOrEqual(4);
});

test('a wizard that stops is described up to there, and the reason is told', async ({ place }) => {
  const command = `node "${writeStubborn(place)}" {host} {port}`;
  writeFileSync(draftIn(place), 'an old one');

  const { stdout, stderr, exitCode } = await place.run('describe', ['--command', command, '--force']);
  const { steps } = await loadWizard(draftIn(place));
  const compiled = await compile(place);

  expect(exitCode).toBe(1);
  expect(stderr).toContain('The wizard stays at this page');
  expect(stderr).toContain('headings: Your key');
  expect(stderr).toContain('it says: This key is not known.');
  expect(stdout).toMatch(/^\[WARNING\] Written: .*firstrun\.wizard\.ts \(steps: 2, TODO: 3\)$/m);
  expect(steps.map(({ shows }) => shows)).toEqual([{ heading: 'Setup' }, { heading: 'Your key' }]);
  expect(compiled.exitCode, compiled.all).toBe(0);
});

test('a server that runs is installed with a warning, in French', async ({ place }) => {
  const command = `node "${writeStubborn(place)}" {host} {port}`;
  const { url } = await place.serve({ WIZARD_COMMAND: command, WIZARD_HEALTH_PATH: '/' });

  const { stdout, stderr } = await place.run('describe', ['--url', url], { WIZARD_LANG: 'fr' });

  expect(stdout.split('\n')[0]).toMatch(`[ATTENTION] ${url} va être installé pour de bon`);
  expect(stderr).toMatch(/^L'assistant reste à cette page/);
  expect(readFileSync(draftIn(place), 'utf8')).toContain('// TODO dire dans « start » comment elle démarre');
});

test('a description that is there is not replaced', async ({ place }) => {
  writeFileSync(draftIn(place), 'by hand');

  const { stderr, exitCode } = await place.run('describe', ['--command', 'node server.mjs']);

  expect(exitCode).toBe(2);
  expect(stderr).toContain('There is a description already, and it was left as it is');
  expect(stderr).toContain('--force');
  expect(readFileSync(draftIn(place), 'utf8')).toBe('by hand');
});

for (const [what, words, says] of [
  ['nothing to describe', [], 'Either --command or --url'],
  ['two things', ['--command', 'node a.mjs', '--url', 'http://127.0.0.1:9'], 'and not both'],
  ['a line for a shell', ['--command', 'cd a && node b.mjs'], 'started without a shell'],
  ['no folder', ['--command', 'node a.mjs', '--dir', 'nowhere'], 'There is no folder nowhere'],
  ['another file', ['--command', 'node a.mjs', '--out', 'a.ts'], '--out has to end in .wizard.ts'],
] as const) {
  test(`${what} is refused before anything starts`, async ({ place }) => {
    const { stdout, stderr, exitCode } = await place.run('describe', words);

    expect(exitCode).toBe(2);
    expect(stderr).toContain(says);
    expect(stdout).toBe('');
  });
}
