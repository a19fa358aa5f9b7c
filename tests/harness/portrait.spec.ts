import { expect, test } from '@playwright/test';
import { type LaunchOptions, launchServer } from '../../harness/server/launch.ts';
import { portrayServer } from '../../harness/server/portrait.ts';
import type { ServerError } from '../../harness/server/server-error.ts';
import { tinyTarget } from '../support/tiny-target.ts';

/** How a server is seen that must not become healthy. */
async function portrayFailedStart(program: string, options: LaunchOptions = {}): Promise<string> {
  const start = launchServer(tinyTarget(program), options);
  const error: ServerError = await start.then(
    () => Promise.reject(new Error('it became healthy')),
    (reason) => reason,
  );
  return String(error.portrait);
}

/** Longer than Node takes to start on a busy machine. */
const soon = { startTimeoutMs: 1_200, graceMs: 100 };

test('a server that crashed at start is shown with its end', async () => {
  const portrait = await portrayFailedStart('crashes-at-start');

  expect(portrait).toMatch(/^custom at http:\/\/127\.0\.0\.1:\d+ has ended with exit code 1\n/);
  expect(portrait).toMatch(/\nanswer of .*\/health: connection refused\n/);
  expect(portrait).toContain('\nits processes\n  none left\n\nwhere it listens\n  nowhere\n');
  expect(portrait).toMatch(/\nits disk\n {2}[\d.]+ [GT]B of [\d.]+ [GT]B free at /);
  expect(portrait).toContain('err | Error: the settings are unreadable');
});

test('a server that is late is shown with its processes', async () => {
  const portrait = await portrayFailedStart('never-listens', soon);

  expect(portrait).toMatch(/^custom at http:\/\/127\.0\.0\.1:\d+\n/);
  expect(portrait).toMatch(/\nits processes\n {2}\d+ \S*node, waiting in .*, [\d.]+ s of CPU time, \d+ MB, /);
  expect(portrait).toContain('\nwhere it listens\n  nowhere\n');
});

test('a server that is never healthy is shown with its sockets', async () => {
  const portrait = await portrayFailedStart('never-healthy', soon);

  expect(portrait).toMatch(/\nanswer of .*\/health: status 503/);
  expect(portrait).toMatch(/\nwhere it listens\n {2}127\.0\.0\.1:\d+\n/);
});

test('nothing is shown of a server that was not started', async () => {
  await using taken = await launchServer(tinyTarget('healthy'));

  expect(await portrayFailedStart('healthy', { port: taken.port })).toBe('undefined');
});

test('a server that has died is shown with its end', async () => {
  await using server = await launchServer(tinyTarget('dies-on-request'));
  await fetch(`${server.url}/die`).catch(() => {});
  await server.died;

  const portrait = await portrayServer(server, server.hasExited());

  expect(portrait).toMatch(/^custom at http:\/\/127\.0\.0\.1:\d+ has ended with exit code 1\n/);
  expect(portrait).toContain('\nits processes\n  none left\n');
  expect(portrait).toContain('err | Error: the database file vanished');
});

test('a child that outlives its dead server is shown', async () => {
  await using server = await launchServer(tinyTarget('forks-listener'));
  process.kill(server.pid, 'SIGKILL');
  await server.died;

  const portrait = await portrayServer(server, server.hasExited());

  expect(portrait).toContain('has ended with signal SIGKILL');
  expect(portrait).toMatch(/\nits processes\n {2}\d+ \S*node, waiting/);
  expect(portrait).toMatch(/\nwhere it listens\n {2}\S+:\d+\n/);
});
