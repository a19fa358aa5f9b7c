import path from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { ensureBrowser } from '../browser/install-browser.ts';
import { settings } from '../config/env.ts';
import { describeUnknown } from '../describe/draft/describe-application.ts';
import { makeDraft, type WalkedDraft } from '../describe/draft/make-draft.ts';
import { formatDuration, text } from '../language/text.ts';
import { describeCopy } from '../server/describe-copy.ts';
import { launchForeground } from '../server/foreground.ts';
import { withRun } from '../server/run/with-run.ts';
import type { Whereabouts } from './describe.ts';
import { showProgress } from './progress-line.ts';
import { mark, say } from './say.ts';

/** What is not there after this long does not come. */
const actionLimitMs = 10_000;
const pageLimitMs = 60_000;

interface Description {
  readonly where: Whereabouts;
  readonly language: string;
  /** Undefined where it has to be found. */
  readonly entrance: string | undefined;
  /** Where the draft is to lie. */
  readonly file: string;
}

interface Place {
  readonly name: string;
  readonly url: string;
  readonly workspace: string | undefined;
  readonly start: { readonly folder: string | undefined; readonly words: readonly string[] } | undefined;
}

/** A browser whose pages know nothing of each other. */
export interface OwnBrowser extends AsyncDisposable {
  newPage(): Promise<Page>;
}

/** Starts the application, or opens the one that runs, and walks its wizard in a browser of its own. */
export async function describeInBrowser({
  where,
  language,
  entrance,
  file,
}: Description): Promise<WalkedDraft> {
  const path = 'url' in where ? pathOf(where.url) : undefined;
  return withPlace(where, entrance ?? path, async ({ name, url, workspace, start }) => {
    await using browser = await openBrowser(url, language);
    return await makeDraft({
      name,
      start,
      file,
      workspace,
      language,
      entrance: entrance ?? path,
      newPage: browser.newPage,
      tell: (line) => say(`${mark('ok')} ${line}`),
    });
  });
}

/** Finds or installs a browser and launches it. */
export async function openBrowser(url: string, locale: string): Promise<OwnBrowser> {
  const choice = await ensureBrowser(settings.browser);
  // No proxy of the environment, as for all other requests of ours.
  const browser = await chromium.launch({ ...choice.launch, args: ['--no-proxy-server'] });
  return {
    newPage: () => openPage(browser, url, locale),
    [Symbol.asyncDispose]: () => browser.close(),
  };
}

async function openPage(browser: Browser, url: string, locale: string): Promise<Page> {
  const { ignoresHttpsErrors: ignoreHTTPSErrors } = settings.readiness;
  const context = await browser.newContext({ baseURL: `${url}/`, locale, ignoreHTTPSErrors });
  // What compiles the commands names each function by a call of this, also in those that run in a page.
  await context.addInitScript('globalThis.__name ??= (each) => each;');
  context.setDefaultTimeout(actionLimitMs);
  context.setDefaultNavigationTimeout(pageLimitMs);
  return context.newPage();
}

async function withPlace<T>(
  where: Whereabouts,
  entrance: string | undefined,
  work: (place: Place) => Promise<T>,
): Promise<T> {
  if ('url' in where) {
    const { origin, hostname } = new URL(where.url);
    return withRun(() =>
      work({ name: toName(hostname), url: origin, workspace: undefined, start: undefined }),
    );
  }
  const { words, folder } = where;
  const named = words.findLast((word) => !/^-|[{:]/.test(word)) ?? '';
  const name = toName(path.basename(folder ?? named).replace(/\.\w+$/, ''));
  const application = describeUnknown({ name, words, folder, path: entrance ?? '/' }, settings);
  const progress = showProgress(text('cli.start.starting', { name }));
  const { server, end } = await launchForeground(application, {
    onProgress: ({ lastLine }) => {
      progress.lastLine = lastLine;
    },
    onCopied: (report) => {
      for (const line of describeCopy(report)) progress.say(line);
    },
  }).finally(progress.end);
  const elapsed = formatDuration(server.readyAfterMs);
  say(text('run.server', { name, url: server.url, elapsed }));
  const { url, workspace } = server;
  return work({ name, url, workspace, start: where }).finally(end);
}

/** The path of an address, if it says more than where the server is. */
function pathOf(url: string): string | undefined {
  const { pathname } = new URL(url);
  return pathname === '/' ? undefined : pathname;
}

/** Letters, digits and dashes. */
function toName(words: string): string {
  const name = words
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return /^[a-z]/.test(name) ? name : 'wizard';
}
