import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, request, test } from '@playwright/test';
import { launchServer } from '../../harness/server/launch.ts';
import { isPortTaken } from '../../harness/server/port/port.ts';
import { defaultAnswers } from '../../harness/wizard/answers.ts';
import { installUnattended } from '../../harness/wizard/unattended.ts';
import { referenceTarget } from './program-target.ts';

test('the reference is installed on SQLite, restarts, lets the administrator in and stops', async () => {
  const target = referenceTarget();
  const answers = defaultAnswers({ database: { engine: 'sqlite', file: 'premier.db' } });
  await using first = await launchServer(target);

  const isNew = await installUnattended(first.url, target, answers);
  await using second = await first.restart();
  const landing = await signIn(second.url, answers.admin);
  await second.stop();

  expect(isNew).toBe(true);
  expect(existsSync(path.join(first.workspace, 'instance', 'premier.db'))).toBe(true);
  expect(landing).toContain(answers.admin.username);
  expect(await isPortTaken('127.0.0.1', second.port)).toBe(false);
});

/** With the form that the page holds; gives the page that it leads to. */
async function signIn(
  url: string,
  { username, password }: { username: string; password: string },
): Promise<string> {
  await using context = await request.newContext();
  const page = await (await context.get(`${url}/auth/login`)).text();
  const token = /name="_csrf" value="([^"]+)"/.exec(page)?.[1] as string;
  const response = await context.post(`${url}/auth/login`, { form: { _csrf: token, username, password } });
  expect(response.url()).not.toContain('/auth/login');
  return response.text();
}
