import { existsSync } from 'node:fs';
import path from 'node:path';
import { baseOf } from '../../config/address.ts';
import { settings } from '../../config/env.ts';
import { findApplication } from '../../describe/find-application.ts';
import { text } from '../../language/text.ts';
import { describeAnswer, offerReadiness } from '../../server/describe-answer.ts';
import { checkHealth, inspectAnswer } from '../../server/health.ts';
import { findProgram } from '../../services/program.ts';
import type { Application, StartRecipe } from '../../targets/target.ts';
import { type Finding, findingOf } from './finding.ts';

/** Whether the application's folder is there. */
export async function checkTargetFolder(): Promise<Finding> {
  const { name, folder } = await findApplication(settings);
  if (folder === undefined) return { state: 'ok', words: text('doctor.target.noFolder', { name }) };
  if (existsSync(folder)) return { state: 'ok', words: text('doctor.target.folder', { name, folder }) };
  const words = text('doctor.target.folderGone', { name, folder });
  return { state: 'failed', words, repair: text('target.dirWayOut') };
}

/** Whether it can be started: its interpreter, what it imports, what has to be built; or whether it answers. */
export async function checkTargetStart(): Promise<Finding> {
  const target = await findApplication(settings);
  if (target.start === undefined) return checkAnswer(target);
  try {
    await target.start.prepare();
  } catch (error) {
    return findingOf(error);
  }
  return checkProgram(target, target.start);
}

async function checkAnswer({ name, healthPath }: Application): Promise<Finding> {
  const url = baseOf(settings.baseUrl as string) + healthPath;
  const { isHealthy } = await checkHealth(url);
  if (isHealthy) return { state: 'ok', words: text('doctor.target.answers', { name, url }) };
  const answer = await inspectAnswer(url);
  const words = text('doctor.target.silent', { name, url, answer: describeAnswer(answer) });
  const repairs = [...offerReadiness(answer, url, settings.readiness, false), text('wayOut.attached')];
  return { state: 'failed', words, repair: repairs.join('; ') };
}

/** What is started has to be there: a command of the user's was never looked at before. */
function checkProgram({ name, folder }: Application, start: StartRecipe): Finding {
  const { file } = start.recipe({ workspace: folder ?? '.', host: settings.host, port: 1 });
  const hasPath = path.basename(file) !== file;
  const isThere = hasPath ? existsSync(path.resolve(folder ?? '.', file)) : findProgram([file]) !== undefined;
  if (isThere) return { state: 'ok', words: text('doctor.target.ready', { name, file }) };
  // On Windows a name may also stand for a script, which is found by other rules.
  const state = process.platform === 'win32' ? 'warning' : 'failed';
  return { state, words: text('doctor.target.noProgram', { file }), repair: text('doctor.target.command') };
}
