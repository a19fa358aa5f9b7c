import type { TestInfo } from '@playwright/test';
import { text } from '../language/text.ts';
import type { Exit } from '../server/process/exit.ts';
import { isOwn, type RunningServer } from '../server/server.ts';
import { ServerError } from '../server/server-error.ts';
import type { DeathWatch } from './death-watch.ts';
import { findDeath } from './shared-server.ts';

/** Shows in the report how a server was; nothing where nobody has looked. */
export async function attachPortrait(testInfo: TestInfo, body: string | undefined): Promise<void> {
  if (body === undefined) return;
  await testInfo.attach(text('evidence.portrait'), { body, contentType: 'text/plain' });
}

/** How a server is when its test has failed for a reason that nobody knows yet. */
export async function attachState(
  server: RunningServer,
  testInfo: TestInfo,
  { error }: DeathWatch,
): Promise<void> {
  if (!hasFailed(testInfo) && error === undefined) return;
  const { portrayServer } = await import('../server/portrait.ts');
  await attachPortrait(testInfo, await portrayServer(server, await findExit(server)));
}

/** How a server was that did not start, when its test has failed of that. */
export async function attachFailedStart(error: unknown, testInfo: TestInfo): Promise<void> {
  if (hasFailed(testInfo) && error instanceof ServerError) await attachPortrait(testInfo, error.portrait);
}

/** A failure that a known defect explains needs no look at the server. */
export function hasFailed({ errors, expectedStatus }: TestInfo): boolean {
  return errors.length > 0 && expectedStatus !== 'failed';
}

/** Only its parent knows it at once; of the one that the run shares it is written down. */
async function findExit(server: RunningServer): Promise<Exit | undefined> {
  return isOwn(server) ? server.hasExited() : (await findDeath())?.exit;
}
