import { setTimeout as sleep } from 'node:timers/promises';
import { systemFolders } from '../../config/system-folders.ts';

/** PowerShell takes 0.2 to 0.6 s to start, seconds on a machine that is still starting itself. */
const limitMs = 15_000;

/**
 * Windows PowerShell 5.1, with its own modules only: a PowerShell 7 above us puts its folders first, and their commands
 * cannot be loaded here. What it prints is UTF-8 whatever the console speaks, because programs have names in any language.
 */
export function runPowerShell(script: string): Promise<string> {
  const command = `[Console]::OutputEncoding = [Text.Encoding]::UTF8; ${script}`;
  return runTool('powershell', ['-NoProfile', '-NonInteractive', '-Command', command], {
    PSModulePath: systemFolders.powerShellModules,
  });
}

/** Empty when the program is missing, forbidden, or found nothing: the caller knows what that means. */
export async function runTool(
  file: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  const { execa } = await import('execa');
  const child = execa(file, args, {
    reject: false,
    timeout: limitMs,
    windowsHide: true,
    // At the end of the path, so that a PATH without the folders of Windows does not matter.
    env: { ...env, PATH: [...systemFolders.path, ...systemFolders.windowsTools].join(';') },
  });
  // Its end after the limit is not enough: what it has started may go on and hold its output open.
  const result = await Promise.race([child, sleep(limitMs + 1_000, undefined, { ref: false })]);
  child.stdout.destroy();
  return String(result?.stdout ?? '').replaceAll('\0', '');
}
