import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { execa } from 'execa';
import { ExplainedError } from '../language/explained-error.ts';
import { text } from '../language/text.ts';
import { type BrowserChoice, findBrowser, shippedFolder } from './find-browser.ts';

/** The last release that runs on Node 20; it carries the browser inside the package, so no other site is asked. */
const shippedPackage = '@sparticuz/chromium@147.0.0';
const isRoot = process.getuid?.() === 0;
/** A hanging mirror must not look like a hanging test run. */
const installLimitMs = 5 * 60_000;

interface Way {
  readonly command: readonly [string, ...string[]];
  readonly isPossible: boolean;
  readonly finish?: () => Promise<void>;
}

const aptGet = (...args: string[]): readonly [string, ...string[]] => ['apt-get', ...args];

/** Quick ones first: Playwright's own installs a hundred packages before it downloads. */
const ways: readonly Way[] = [
  // A fresh machine has no package lists, and without them apt-get knows no package.
  { command: aptGet('update'), isPossible: isRoot && process.platform === 'linux' },
  {
    command: aptGet('install', '-y', '--no-install-recommends', 'chromium-headless-shell'),
    isPossible: isRoot && process.platform === 'linux',
  },
  {
    command: ['npx', 'playwright', 'install', ...(isRoot ? ['--with-deps'] : []), '--only-shell', 'chromium'],
    isPossible: true,
  },
  {
    command: ['npm', 'install', '--no-save', '--no-audit', '--no-fund', shippedPackage],
    isPossible: process.platform === 'linux' && process.arch === 'x64',
    finish: unpackShipped,
  },
];

/**
 * Finds a browser, or installs one by the first way that works here.
 * @throws listing what was tried and the commands that repair it
 */
export async function ensureBrowser(named: string | undefined): Promise<BrowserChoice> {
  await unpackShipped();
  const found = findBrowser(named);
  if (found !== undefined) return found;
  const tried: string[] = [];
  for (const way of ways.filter(({ isPossible }) => isPossible)) {
    const command = way.command.join(' ');
    console.log(text('browser.installing', { command }));
    const result = await tryWay(way);
    const installed = findBrowser(named);
    if (installed !== undefined) return installed;
    tried.push(text('browser.tried', { what: command, result }));
  }
  throw new ExplainedError({
    headline: text('browser.none'),
    facts: tried,
    wayOut: waysOut(),
  });
}

/** @returns what happened, in one line, for the error that lists all ways */
async function tryWay({ command, finish }: Way): Promise<string> {
  const [file, ...args] = command;
  const result = await execa(file, args, {
    reject: false,
    all: true,
    timeout: installLimitMs,
    stdin: 'ignore',
  });
  if (result.failed) return lastLine(result.all) ?? String(result.shortMessage);
  await finish?.();
  return text('browser.absent');
}

function lastLine(output: string | undefined): string | undefined {
  return output?.trim().split('\n').at(-1);
}

/** The package may have been unpacked before, into a temp folder that was emptied since. */
async function unpackShipped(): Promise<void> {
  if (!existsSync(shippedFolder)) return;
  // By its path: its name would be looked up in what this process saw before the package came.
  const shipped: { executablePath(): Promise<string> } = createRequire(import.meta.url)(shippedFolder);
  await shipped.executablePath();
}

function waysOut(): string[] {
  return (['apt', 'playwright', 'variable'] as const).map((way) => text(`browser.wayOut.${way}`));
}
