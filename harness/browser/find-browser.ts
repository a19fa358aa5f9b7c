import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';
import { chromium, type LaunchOptions } from '@playwright/test';
import { projectRoot } from '../config/project-root.ts';
import { systemFolders } from '../config/system-folders.ts';
import { ExplainedError } from '../language/explained-error.ts';
import { text } from '../language/text.ts';

/** How to launch the browser that was found; `name` is for people. */
export interface BrowserChoice {
  readonly name: string;
  readonly launch: Pick<LaunchOptions, 'channel' | 'executablePath'>;
}

const channels = ['msedge', 'chrome', 'chromium'];
// The headless shell starts in less than half the time of the full browser.
const headlessCommands = ['chromium-headless-shell'];
const commands = ['chromium', 'chromium-browser', 'google-chrome'];

/**
 * Looks for a Chromium without launching anything: the named one, Playwright's own, Edge, Chrome, one on the PATH,
 * one shipped by npm.
 * @param isHeadless whether it may be one that cannot show a window
 * @returns undefined when there is none
 * @throws when `named` is a path that does not exist: a wish is never silently passed over
 */
export function findBrowser(named: string | undefined, isHeadless = true): BrowserChoice | undefined {
  if (named !== undefined) return useNamed(named);
  return findOwn() ?? findChannel() ?? findCommand(isHeadless) ?? findShipped();
}

function useNamed(named: string): BrowserChoice {
  if (channels.includes(named)) return { name: named, launch: { channel: named } };
  const executablePath = path.resolve(projectRoot, named);
  if (!existsSync(executablePath)) {
    throw new ExplainedError({
      headline: text('browser.notThere', { file: executablePath }),
      wayOut: [text('browser.correct')],
    });
  }
  return { name: executablePath, launch: { executablePath } };
}

/** Playwright launches its headless shell, which lies in a folder of its own beside the full browser's. */
function findOwn(): BrowserChoice | undefined {
  const full = chromium.executablePath();
  const build = /chromium-(\d+)/.exec(full)?.[1];
  const browsers = full.slice(0, full.indexOf(`chromium-${build}`));
  const hasShell = existsSync(
    path.join(browsers, `chromium_headless_shell-${build}`, 'INSTALLATION_COMPLETE'),
  );
  return hasShell || existsSync(full) ? { name: "Playwright's Chromium", launch: {} } : undefined;
}

/** Edge and Chrome at the places where their installers put them. */
function findChannel(): BrowserChoice | undefined {
  const places = [
    {
      channel: 'msedge',
      windows: 'Microsoft/Edge/Application/msedge.exe',
      posix: '/opt/microsoft/msedge/msedge',
    },
    {
      channel: 'chrome',
      windows: 'Google/Chrome/Application/chrome.exe',
      posix: '/opt/google/chrome/chrome',
    },
  ];
  const found = places.find(({ windows, posix }) =>
    [posix, ...systemFolders.programs.map((folder) => path.join(folder, windows))].some((file) =>
      existsSync(file),
    ),
  );
  return found && { name: found.channel, launch: { channel: found.channel } };
}

function findCommand(isHeadless: boolean): BrowserChoice | undefined {
  const names = isHeadless ? [...headlessCommands, ...commands] : commands;
  const files = names.flatMap((name) => systemFolders.path.map((folder) => path.join(folder, name)));
  const executablePath = files.find(isExecutable);
  return executablePath === undefined ? undefined : { name: executablePath, launch: { executablePath } };
}

/** Where npm puts the package that carries a browser for Linux; it unpacks it into the temp folder. */
export const shippedFolder = path.resolve(import.meta.dirname, '../../node_modules/@sparticuz/chromium');

function findShipped(): BrowserChoice | undefined {
  const executablePath = path.join(systemFolders.temp, 'chromium');
  const isUnpacked = existsSync(shippedFolder) && isExecutable(executablePath);
  return isUnpacked ? { name: '@sparticuz/chromium', launch: { executablePath } } : undefined;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
