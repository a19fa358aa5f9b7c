import { settings } from '../config/env.ts';
import { ExplainedError } from '../language/explained-error.ts';
import { text } from '../language/text.ts';
import { launchForeground } from '../server/foreground.ts';
import { provideKeptData } from '../server/kept-data.ts';
import { findTarget } from '../targets/find-target.ts';
import type { Target } from '../targets/target.ts';
import { readAnswersFile } from '../wizard/answers-file.ts';
import { installUnattended } from '../wizard/unattended.ts';
import { findRunning } from './find-running.ts';
import { showProgress } from './progress-line.ts';
import { mark, say, sayJson } from './say.ts';

export interface InstallOptions {
  readonly answers?: string;
  readonly url?: string;
  readonly json?: boolean;
}

/** A server to install, and where its data is when we have put it there. */
interface Place {
  readonly url: string;
  readonly workspace?: string;
}

/** Answers every question of the wizard from a file, as a person would in the browser. */
export async function install({ answers: file, url, json = false }: InstallOptions): Promise<number> {
  const answers = await readAnswersFile(file as string);
  const target = findTarget(settings);
  const progress = showProgress(text('cli.install.installing', { name: target.name }), !json);
  const place = await withServer(target, url, async (server) => {
    const isNew = await installUnattended(server.url, target.words, answers);
    if (!isNew) throw explainInstalled(target.name, server);
    return server;
  }).finally(progress.end);
  if (json) sayJson({ target: target.name, ...place });
  else tell(target.name, place);
  return 0;
}

/** One that runs: named, attached or started by hand. Else one of our own, whose data stays when it has been stopped. */
async function withServer(
  target: Target,
  named: string | undefined,
  work: (place: Place) => Promise<Place>,
): Promise<Place> {
  const url = named ?? (target.start === undefined ? settings.baseUrl : (await findRunning(target))?.url);
  if (url !== undefined) return work({ url: new URL(url).origin });
  const workspace = await provideKeptData(target.name);
  const { server, end } = await launchForeground(target, { workspace });
  return work({ url: server.url, workspace }).finally(end);
}

function tell(name: string, { url, workspace }: Place): void {
  say(`${mark('ok')} ${text('cli.install.done', { name, url })}`);
  if (workspace === undefined) return;
  say(`  ${text('fact.workspace', { value: workspace })}`);
  say(`  ${text('cli.install.start', { command: 'npm run server:start -- --keep-data' })}`);
}

function explainInstalled(name: string, { url, workspace }: Place): ExplainedError {
  const reset = text('cli.install.reset', { command: 'npm run server:clean -- --reset' });
  return new ExplainedError({
    headline: text('cli.install.already', { name, url }),
    wayOut: [...(workspace === undefined ? [] : [reset]), text('cli.install.other')],
  });
}
