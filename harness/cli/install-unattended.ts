import { baseOf } from '../config/address.ts';
import { settings } from '../config/env.ts';
import { ExplainedError } from '../language/explained-error.ts';
import { text } from '../language/text.ts';
import { launchForeground } from '../server/foreground.ts';
import { withKeptData } from '../server/kept-data.ts';
import { findTarget } from '../targets/find-target.ts';
import type { Target } from '../targets/target.ts';
import { readAnswersFile } from '../wizard/answers-file.ts';
import { installUnattended } from '../wizard/unattended.ts';
import { findRunning } from './find-running.ts';
import { showProgress } from './progress-line.ts';
import { mark, say, sayError, sayJson } from './say.ts';

/** What the end of the command says to a script. */
const exitCodes = { done: 0, installed: 3 } as const;

export interface InstallOptions {
  readonly answers?: string;
  readonly url?: string;
  readonly json?: boolean;
}

/** A server to install, and where its data is when we have put it there. */
interface Place {
  readonly url: string;
  /** Present where the server was started for the installation, and ends with it. */
  readonly workspace?: string;
}

/** Answers every question of the wizard from a file, as a person would in the browser. */
export async function install({ answers: file, url, json = false }: InstallOptions): Promise<number> {
  const target = findTarget(settings);
  const answers = await readAnswersFile(file as string);
  const progress = showProgress(text('cli.install.installing', { name: target.name }), !json);
  const { isNew, ...place } = await withServer(target, url, async (server) => ({
    ...server,
    isNew: await installUnattended(server.url, target, answers),
  })).finally(progress.end);
  if (!isNew) return refuse(explainInstalled(target.name, place), json);
  if (json) sayJson({ target: target.name, ...nameAlive(place) });
  else tell(target.name, place);
  return exitCodes.done;
}

/** It is no failure to the script that wants it installed, and nothing that we have done either. */
function refuse({ headline, message }: ExplainedError, json: boolean): number {
  sayError(message);
  if (json) sayJson({ error: headline, details: message });
  return exitCodes.installed;
}

/** What is still there: a server that was started for the installation has been stopped, and its address with it. */
function nameAlive({ url, workspace }: Place) {
  return workspace === undefined ? { url } : { workspace };
}

/** One that runs: named, attached or started by hand. Else one of our own, whose data stays when it has been stopped. */
async function withServer<T>(
  target: Target,
  named: string | undefined,
  work: (place: Place) => Promise<T>,
): Promise<T> {
  const url = named ?? (target.start === undefined ? settings.baseUrl : (await findRunning(target))?.url);
  if (url !== undefined) return work({ url: baseOf(url) });
  return withKeptData(target.name, async (workspace) => {
    const { server, end } = await launchForeground(target, { workspace });
    return work({ url: server.url, workspace }).finally(end);
  });
}

function tell(name: string, { url, workspace }: Place): void {
  if (workspace === undefined) {
    say(`${mark('ok')} ${text('cli.install.done', { name, url })}`);
    return;
  }
  say(`${mark('ok')} ${text('cli.install.doneHere', { name })}`);
  say(`  ${text('fact.workspace', { value: workspace })}`);
  say(`  ${text('cli.install.start', { command: 'npm run server:start -- --keep-data' })}`);
}

function explainInstalled(name: string, { url, workspace }: Place): ExplainedError {
  const reset = text('cli.install.reset', { command: 'npm run server:clean -- --reset' });
  return new ExplainedError({
    headline:
      workspace === undefined
        ? text('cli.install.already', { name, url })
        : text('cli.install.alreadyHere', { name, workspace }),
    wayOut: [...(workspace === undefined ? [] : [reset]), text('cli.install.other')],
  });
}
