import { request } from '@playwright/test';
import { settings } from '../config/env.ts';
import { ExplainedError } from '../language/explained-error.ts';
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

/** Judges a server that was started again; where its wizard is open, somebody comes and answers the same once more. */
export async function judge(server: Server, { target, answers, ...known }: Case): Promise<Judgement> {
  const storage = new Storage(server.workspace, target.storage);
  let wasOpen: boolean;
  try {
    wasOpen = await installUnattended(server.url, target, answers);
  } catch (error) {
    if (!(error instanceof ExplainedError)) throw error;
    return { verdict: 'half', why: [error.headline, ...error.facts].join(', ') };
  }
  const { flagFile: file } = target.storage;
  if ((await storage.readFlag()) === undefined)
    return { verdict: 'half', why: text('sweep.noFlag', { file }) };
  const status = await signIn(server.url, answers);
  if (status !== 200) return { verdict: 'locked out', why: text('sweep.noSignIn', { status }) };
  const count = (await storage.rows('users')).filter((user) => Boolean(user['is_admin'])).length;
  if (count !== 1) return { verdict: 'two administrators', why: text('sweep.administrators', { count }) };
  const files = await findLeaks(storage, known);
  if (files.length > 0)
    return { verdict: 'secret left', why: text('sweep.secretLeft', { files: files.join(', ') }) };
  return { verdict: wasOpen ? 'open' : 'installed' };
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

async function signIn(url: string, { admin: { username, password } }: Answers): Promise<number> {
  const { ignoresHttpsErrors: ignoreHTTPSErrors } = settings.readiness;
  await using context = await request.newContext({ ignoreHTTPSErrors });
  const response = await context.post(`${url}/auth/login`, {
    data: { username, password },
    maxRedirects: 0,
  });
  return response.status();
}
