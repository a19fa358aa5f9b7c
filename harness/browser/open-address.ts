import path from 'node:path';
import open, { type Options } from 'open';
import { projectRoot } from '../config/project-root.ts';

/** What the channels of `WIZARD_BROWSER` are called where they are installed. */
const appNames: Readonly<Partial<Record<NodeJS.Platform, Readonly<Record<string, string>>>>> = {
  win32: { msedge: 'msedge', chrome: 'chrome', chromium: 'chromium' },
  darwin: { msedge: 'microsoft edge', chrome: 'google chrome', chromium: 'chromium' },
  linux: { msedge: 'microsoft-edge', chrome: 'google-chrome', chromium: 'chromium' },
};
/** `xdg-open` says within that time that it knows no browser; a browser that still runs then has started. */
const settledMs = 1_000;

/**
 * Shows an address to the person: in the browser they named, on Windows in Edge, else in the one of their choice.
 * @param named a path or a channel, as `WIZARD_BROWSER` has it
 * @returns whether a browser has started, as far as this system tells
 */
export async function openAddress(url: string, named: string | undefined): Promise<boolean> {
  try {
    const child = await open(url, chooseBrowser(named));
    return await new Promise((resolve) => {
      if (child.exitCode !== null) resolve(child.exitCode === 0);
      child.once('error', () => resolve(false));
      child.once('exit', (code) => resolve(code === 0));
      setTimeout(() => resolve(true), settledMs);
    });
  } catch {
    return false;
  }
}

function chooseBrowser(named: string | undefined): Options {
  const wanted = named ?? (process.platform === 'win32' ? 'msedge' : undefined);
  if (wanted === undefined) return {};
  const name = appNames[process.platform]?.[wanted] ?? path.resolve(projectRoot, wanted);
  // In a list, `open` waits until what it has started ends and then looks at its exit code: on Windows that is
  // PowerShell, which says so when there is no such browser; elsewhere it is the browser itself.
  return { app: process.platform === 'win32' ? [{ name }] : { name } };
}
