import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { findCommandFault, splitCommand } from '../config/command-words.ts';
import { projectRoot } from '../config/project-root.ts';
import { isDescription, nameTarget } from '../config/settings.ts';
import { setVariables } from '../config/shell-variables.ts';
import type { WalkedDraft } from '../describe/draft/make-draft.ts';
import { ExplainedError } from '../language/explained-error.ts';
import { text } from '../language/text.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { proveDraft } from './prove-draft.ts';
import { mark, say, sayError } from './say.ts';

/** What the end of the command says to a script. */
const exitCodes = { walked: 0, stopped: 1, wrongUsage: 2 } as const;

export interface DescribeOptions {
  readonly url?: string;
  readonly command?: string;
  readonly dir?: string;
  readonly entrance?: string;
  readonly out: string;
  readonly language: string;
  readonly force?: boolean;
}

/** Where the wizard is, as it was asked for. */
export type Whereabouts =
  | { readonly url: string }
  | { readonly words: readonly string[]; readonly folder: string | undefined };

/** Walks a wizard that nobody has described, and writes a draft of its description. */
export async function describeWizard(options: DescribeOptions): Promise<number> {
  const file = path.resolve(projectRoot, options.out);
  const wrong = findWrongUsage(options, file);
  if (wrong !== undefined) {
    sayError(wrong.message);
    return exitCodes.wrongUsage;
  }
  const { command = '', url, dir, language, entrance } = options;
  const folder = dir === undefined ? undefined : path.resolve(projectRoot, dir);
  const where: Whereabouts = url === undefined ? { words: splitCommand(command), folder } : { url };
  if (url !== undefined) say(`${mark('warning')} ${text('draft.forReal', { url })}`);
  const draft = await describeInBrowser({ where, language, entrance, file });
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, draft.source);
  // What runs already is installed now: a second walk would meet a closed door.
  const isProvable = url === undefined && draft.stop === undefined;
  const wrongDraft = isProvable ? await proveDraft(file, language) : undefined;
  if (isProvable && wrongDraft === undefined) say(`${mark('ok')} ${text('draft.proven')}`);
  return tell({ ...draft, stop: draft.stop ?? wrongDraft }, file, url);
}

function findWrongUsage(
  { url, command, dir, force }: DescribeOptions,
  file: string,
): ExplainedError | undefined {
  const refuse = (headline: string, wayOut: string) => new ExplainedError({ headline, wayOut: [wayOut] });
  const help = text('cli.wayOut.help', { command: 'npm run describe -- --help' });
  if ((url === undefined) === (command === undefined)) return refuse(text('draft.wrong.which'), help);
  const fault = command === undefined ? undefined : findCommandFault(command);
  if (fault !== undefined) {
    return refuse(text('draft.wrong.command'), text('draft.wrong.commandWayOut'));
  }
  if (dir !== undefined && !existsSync(path.resolve(projectRoot, dir))) {
    return refuse(text('draft.wrong.dir', { folder: dir }), help);
  }
  if (!isDescription(file)) return refuse(text('draft.wrong.out'), help);
  if (force !== true && existsSync(file)) {
    return refuse(text('draft.wrong.exists', { file }), text('draft.wrong.existsWayOut'));
  }
  return undefined;
}

function tell({ stop, steps, todos }: WalkedDraft, file: string, url: string | undefined): number {
  if (stop !== undefined) sayError(stop.message);
  const state = stop === undefined ? 'ok' : 'warning';
  say(`${mark(state)} ${text('draft.written', { file, steps, todos })}`);
  if (url !== undefined) say(text('draft.installedUrl', { url }));
  say(text('draft.next', { command: nextCommand(file, url) }));
  return stop === undefined ? exitCodes.walked : exitCodes.stopped;
}

/** As a shell of this system takes it. */
function nextCommand(file: string, url: string | undefined): string {
  const values = { WIZARD_TARGET: nameTarget(file), ...(url !== undefined && { WIZARD_BASE_URL: url }) };
  const isWindows = process.platform === 'win32';
  return [...setVariables(values, isWindows), 'npx playwright test'].join(isWindows ? '; ' : ' ');
}
