import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { commands } from '../../harness/cli/commands.ts';
import { type CommandPlace, expect, serve, test } from '../support/cli-test.ts';

const answers = {
  language: 'en',
  database: { engine: 'sqlite', file: 'site.db' },
  cache: { backend: 'filesystem' },
  admin: { username: 'amelie', email: 'amelie@example.com', password: 'Aa1-typed-1' },
};

function writeAnswers({ folder }: CommandPlace, content: unknown): string {
  const file = path.join(folder, 'réponses.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

const install = (place: CommandPlace, content: unknown, env = {}) =>
  place.run('install:unattended', ['--answers', writeAnswers(place, content)], env);

test('without answers nothing is installed', async ({ place }) => {
  const { stderr, exitCode } = await place.run('install:unattended');

  expect(exitCode).toBe(2);
  expect(stderr).toContain('--answers <file> is missing');
});

test('answers that are not there are told', async ({ place }) => {
  const { stderr, exitCode } = await place.run('install:unattended', ['--answers', 'nowhere.json']);

  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/The answers in nowhere\.json cannot be read: it does not exist \(ENOENT\)/);
  expect(stderr).toContain('fixtures/answers.example.json');
});

test('what is no JSON is told without quoting it', async ({ place }) => {
  const { stderr, exitCode } = await install(place, '{ "admin": { "password": "Aa1-typed-1", } }');

  expect(exitCode).toBe(1);
  expect(stderr).toContain('cannot be read: it is not JSON');
  expect(stderr).not.toContain('Aa1-typed-1');
});

test('every wrong answer is named at once, in French', async ({ place }) => {
  const wrong = { ...answers, language: 'de', admin: { ...answers.admin, email: 1, role: 'admin' } };

  const { stderr, exitCode } = await install(place, wrong, { WIZARD_LANG: 'fr' });

  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/^3 réponses/);
  expect(stderr).toMatch(/^ {2}language: doit être l'une de ces valeurs : fr, en$/m);
  expect(stderr).toMatch(/^ {2}admin\.email: doit être un texte, entre guillemets$/m);
  expect(stderr).toMatch(/^ {2}admin: a des noms inconnus : role$/m);
});

test('a password may come from the environment', async ({ place }) => {
  const hidden = { ...answers, admin: { ...answers.admin, password: { env: 'ADMIN_PASSWORD' } } };

  const { stderr, exitCode } = await install(place, hidden);

  expect(exitCode).toBe(1);
  expect(stderr).toContain('admin.password: the environment variable ADMIN_PASSWORD is not set');
});

test('a server that shows no wizard is left alone', async ({ place }) => {
  const server = await place.serve({ ...serve('answers'), ANSWERS: '200' });

  const { stderr, exitCode } = await install(place, answers, serve('answers'));

  expect(exitCode).toBe(1);
  expect(stderr).toContain(`custom at ${server.url} does not show the first step of a wizard`);
  expect(stderr).toContain(`GET ${server.url}/install/ = status 200`);
  expect(stderr).toContain('  | this is a 200');
  expect(stderr).not.toContain('already installed');
});

for (const status of [401, 404, 500, 502]) {
  test(`status ${status} does not mean that anything is installed`, async ({ place }) => {
    const env = { ...serve('answers'), ANSWERS: `200,${status}` };
    await place.serve(env);

    const { stderr, exitCode } = await install(place, answers, env);

    expect(exitCode).toBe(1);
    expect(stderr).toContain(`/install/ = status ${status}`);
    expect(stderr).not.toContain('already installed');
  });
}

test('an address that is none is refused', async ({ place }) => {
  const options = ['--answers', writeAnswers(place, answers), '--url', '127.0.0.1:5000'];

  const { stderr, exitCode } = await place.run('install:unattended', options);

  expect(exitCode).toBe(2);
  expect(stderr).toContain('--url cannot be "127.0.0.1:5000"; for example: http://127.0.0.1:5000');
});

test('a server that is not there is told in one line', async ({ place }) => {
  const options = ['--answers', writeAnswers(place, answers), '--url', 'http://127.0.0.1:9'];

  const { stderr, exitCode } = await place.run('install:unattended', options);

  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/^custom at http:\/\/127\.0\.0\.1:9 gave no answer: connect ECONNREFUSED/);
  expect(stderr).not.toContain('Call log');
});

test('a password in an address is refused unseen', async ({ place }) => {
  const options = [
    '--answers',
    writeAnswers(place, answers),
    '--url',
    'http://amelie:hunter2@127.0.0.1:5000',
  ];

  const { stderr, exitCode } = await place.run('install:unattended', options);

  expect(exitCode).toBe(2);
  expect(stderr).toContain('--url cannot be "http://***@127.0.0.1:5000"');
});

for (const file of ['answers.example.json', 'answers.sqlite.json']) {
  test(`the answers of ${file} can be used`, async ({ place }) => {
    const example = readFileSync(path.resolve(import.meta.dirname, '../../fixtures', file), 'utf8');

    const { stderr } = await install(place, example, { ADMIN_PASSWORD: 'Aa1-a', DATABASE_PASSWORD: 'Aa1-d' });

    expect(stderr).not.toContain('cannot be used');
  });
}

test('both examples of --help work as they are typed', async ({ place }) => {
  test.setTimeout(120_000);
  const env = { WIZARD_TARGET: 'reference', WIZARD_COMMAND: '', ADMIN_PASSWORD: 'Aa1-typed-1' };
  const { examples } = commands.find(
    ({ name }) => name === 'install:unattended',
  ) as (typeof commands)[number];
  const [own = '', named = ''] = examples;
  expect(examples).toHaveLength(2);

  const first = await place.runWithNpm('install:unattended', own.split(' '), env);
  const again = await place.runWithNpm('install:unattended', own.split(' '), env);
  await place.runWithNpm('server:start', ['--port', '5000'], env);
  const second = await place.runWithNpm('install:unattended', named.split(' '), env);

  // Its server has been stopped: an address would answer no more.
  expect(first).toMatchObject({ exitCode: 0, stdout: expect.not.stringContaining('http://') });
  expect(again).toMatchObject({ exitCode: 3, stderr: expect.stringContaining('is already installed in') });
  expect(second).toMatchObject({
    stderr: expect.not.stringContaining('what to do'),
    exitCode: 0,
    stdout: expect.stringContaining('reference at http://127.0.0.1:5000 is installed'),
  });
});
