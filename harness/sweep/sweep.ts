import { request } from '@playwright/test';
import { settings } from '../config/env.ts';
import { newSecret } from '../config/run-secret.ts';
import { ExplainedError } from '../language/explained-error.ts';
import { text } from '../language/text.ts';
import type { LaunchOptions } from '../server/launch.ts';
import type { Server } from '../server/server.ts';
import type { Target } from '../targets/target.ts';
import { defaultAnswers } from '../wizard/answers.ts';
import { HttpWizard } from '../wizard/http-wizard.ts';
import { Storage } from '../wizard/storage.ts';
import type { Boundary } from './boundary.ts';
import { type Case, findSecrets, type Judgement, judge } from './judge.ts';
import { killAt, recordBoundaries } from './kill-at.ts';

/** What is installed again and again, and what starts a server of it. */
export interface Subject {
  readonly target: Target;
  readonly launch: (options: LaunchOptions) => Promise<Server>;
}

/** What an undisturbed installation does. */
export interface Recording extends Pick<Case, 'keptIn'> {
  readonly boundaries: readonly Boundary[];
}

/** What became of an installation that was killed. */
export interface Sweeping extends Judgement {
  readonly boundary: Boundary;
  /** Whether the boundary came at all; where it did not, the server was killed after its answer. */
  readonly isMet: boolean;
  /** It was met, and nothing is wrong with what is left. */
  readonly isSound: boolean;
}

/**
 * Installs once, undisturbed, and tells what it does to the disk.
 * @throws ExplainedError when even that is not found installed after a restart: no crash would be to blame
 */
export async function record(subject: Subject): Promise<Recording> {
  await using ready = await standReady(subject);
  const { server, answers, secrets, finalize } = ready;
  const { target } = subject;
  const boundaries = await recordBoundaries(server, finalize);
  const keptIn = await findSecrets(new Storage(server.workspace, target.storage), secrets);
  const { verdict, why = verdict } = await judge(server, { target, answers, secrets, keptIn });
  if (verdict === 'installed') return { boundaries, keptIn };
  throw new ExplainedError({
    headline: text('sweep.undisturbed', { name: target.name, why }),
    wayOut: [text('sweep.mendFirst', { command: 'npx playwright test finalize restart' })],
  });
}

/** Installs on a new server that is killed at a boundary, starts it again and judges what is left. */
export async function sweep(subject: Subject, { keptIn }: Recording, boundary: Boundary): Promise<Sweeping> {
  await using ready = await standReady(subject);
  const { server, answers, secrets, finalize } = ready;
  const isMet = await killAt(server, boundary, finalize);
  const { target } = subject;
  const judgement = await judge(server, { target, answers, secrets, keptIn });
  const isSound = isMet && (judgement.verdict === 'installed' || judgement.verdict === 'open');
  return { boundary, isMet, isSound, ...judgement };
}

/** A server whose wizard has been answered up to the last button; with a secret of the operator's in its settings. */
async function standReady({ target, launch }: Subject) {
  const answers = defaultAnswers();
  const kept = newSecret();
  const secrets = [answers.admin.password, kept];
  const files = { [target.storage.settingsFile]: `MAIL_PASSWORD=${kept}\n` };
  const server = await launch({ files });
  const { ignoresHttpsErrors: ignoreHTTPSErrors } = settings.readiness;
  const context = await request.newContext({ ignoreHTTPSErrors });
  const close = async () => {
    await context.dispose();
    await server.stop();
  };
  try {
    const wizard = new HttpWizard(context, server.url, target.words);
    const summary = await wizard.reach('summary', answers);
    const finalize = () => wizard.finalize(summary, answers);
    return { server, answers, secrets, finalize, [Symbol.asyncDispose]: close };
  } catch (error) {
    await close();
    throw error;
  }
}
