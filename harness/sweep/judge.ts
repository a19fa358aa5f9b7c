import { request } from '@playwright/test';
import { settings } from '../config/env.ts';
import { ExplainedError } from '../language/explained-error.ts';
import { describeReason } from '../language/reason.ts';
import { text } from '../language/text.ts';
import type { Server } from '../server/server.ts';
import type { Target } from '../targets/target.ts';
import type { Answers } from '../wizard/answers.ts';
import { Storage } from '../wizard/storage.ts';
import { installUnattended } from '../wizard/unattended.ts';
import { nameFile } from './boundary.ts';

/**
 * What is left of an installation that was killed. `installed`: all of it. `open`: a wizard in which the same answers
 * succeed. Everything else is a fault: neither of the two, nobody who can sign in, not one administrator, a secret in a
 * file that should not have it.
 */
export type Verdict = 'installed' | 'open' | 'half' | 'locked out' | 'two administrators' | 'secret left';

/** What became of an installation. */
export interface Judgement {
  readonly verdict: Verdict;
  /** What shows a fault, in words. */
  readonly why?: string;
}

/** Who was killed while they installed, and what they had typed. */
export interface Case {
  readonly target: Target;
  readonly answers: Answers;
  /** Typed, or in the settings before; no file may hold one that does not after an undisturbed installation. */
  readonly secrets: readonly string[];
  /** Those files, by the place of the secret in `secrets`. */
  readonly keptIn: readonly (readonly string[])[];
}

/** Starts a server that was killed again and judges it; where its wizard is open, somebody answers the same once more. */
export async function judge(killed: Server, known: Case): Promise<Judgement> {
  try {
    await using server = await killed.restart();
    const wasOpen = await installUnattended(server.url, known.target, known.answers);
    if (!wasOpen) return (await findFault(server, known)) ?? { verdict: 'installed' };
    // What counts is what was stored, and not what this server still knows.
    await using again = await server.restart();
    return (await findFault(again, known)) ?? { verdict: 'open' };
  } catch (error) {
    // It does not start any more, shows no wizard, or refuses the answers.
    if (!(error instanceof ExplainedError)) throw error;
    return { verdict: 'half', why: [error.headline, ...error.facts].join(', ') };
  }
}

async function findFault(server: Server, known: Case): Promise<Judgement | undefined> {
  const { target, answers } = known;
  const storage = new Storage(server.workspace, target.storage);
  const { flagFile: file } = target.storage;
  if ((await storage.readFlag()) === undefined)
    return { verdict: 'half', why: text('sweep.noFlag', { file }) };
  const answer = await signIn(server.url, answers);
  if (answer !== 'HTTP 200') return { verdict: 'locked out', why: text('sweep.noSignIn', { answer }) };
  const count = (await storage.rows('users')).filter((user) => Boolean(user['is_admin'])).length;
  if (count !== 1) return { verdict: 'two administrators', why: text('sweep.administrators', { count }) };
  const files = (await findLeaks(storage, known)).join(', ');
  return files === '' ? undefined : { verdict: 'secret left', why: text('sweep.secretLeft', { files }) };
}

/** The files that hold each secret as it stands. */
export async function findSecrets(storage: Storage, secrets: readonly string[]): Promise<string[][]> {
  const found = await Promise.all(secrets.map((secret) => storage.findFilesWith(secret)));
  return found.map((files) => files.map(nameFile));
}

async function findLeaks(storage: Storage, { secrets, keptIn }: Pick<Case, 'secrets' | 'keptIn'>) {
  const found = await findSecrets(storage, secrets);
  return found.flatMap((files, index) => files.filter((file) => !keptIn[index]?.includes(file)));
}

/** What a program is told that signs in as the administrator, or why it is told nothing. */
async function signIn(url: string, { admin: { username, password } }: Answers): Promise<string> {
  const { ignoresHttpsErrors: ignoreHTTPSErrors } = settings.readiness;
  await using context = await request.newContext({ ignoreHTTPSErrors });
  const data = { username, password };
  try {
    const response = await context.post(`${url}/auth/login`, { data, maxRedirects: 0 });
    return `HTTP ${response.status()}`;
  } catch (error) {
    // Playwright writes down the whole request below.
    return describeReason(error).split('\n', 1).join();
  }
}
