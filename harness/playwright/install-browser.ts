import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { execa } from 'execa';
import { text } from '../language/text.ts';
import { type BrowserChoice, findBrowser } from './find-browser.ts';

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

const ways: readonly Way[] = [
  {
    command: ['npx', 'playwright', 'install', ...(isRoot ? ['--with-deps'] : []), '--only-shell', 'chromium'],
    isPossible: true,
  },
  // A fresh machine has no package lists, and without them apt-get knows no package.
  { command: aptGet('update'), isPossible: isRoot && process.platform === 'linux' },
  {
    command: aptGet('install', '-y', '--no-install-recommends', 'chromium-headless-shell'),
    isPossible: isRoot && process.platform === 'linux',
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
  throw new Error(explain(tried));
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

async function unpackShipped(): Promise<void> {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const shipped: { default: { executablePath(): Promise<string> } } = await import(pathToFileURL(entry).href);
  await shipped.default.executablePath();
}

function explain(tried: readonly string[]): string {
  return [
    text('browser.none'),
    ...tried.map((line) => `  ${line}`),
    text('wayOut.title'),
    `  - ${text('browser.wayOut.apt')}`,
    `  - ${text('browser.wayOut.playwright')}`,
    `  - ${text('browser.wayOut.variable')}`,
  ].join('\n');
}
