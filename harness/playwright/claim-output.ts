import path from 'node:path';
import { currentOutput, publishOutput } from '../config/run.ts';
import { readLock, takeLock } from '../files/take-lock.ts';
import { text } from '../language/text.ts';

/** More runs at once than anybody starts. */
const mostRuns = 20;

/**
 * The folder for results and reports of this run: the project's own, or one below `.firstrun/` while another run of
 * the same project writes there. The UI mode and editors stay open for hours, so they have one of their own. Workers
 * get the folder of their runner.
 * @param root absolute path of the project
 */
export function claimOutput(root: string, args: readonly string[] = process.argv): string {
  const output = currentOutput() ?? chooseOutput(root, args);
  publishOutput(output);
  return output;
}

function chooseOutput(root: string, args: readonly string[]): string {
  const home = path.join(root, '.firstrun');
  if (args.some((word) => word === 'test-server' || word.startsWith('--ui'))) return path.join(home, 'ui');
  if (args.includes('--list')) return root;
  try {
    return claimFree(root, home);
  } catch {
    return root; // where nothing may be written, the reports will say so
  }
}

function claimFree(root: string, home: string): string {
  const lock = (run: number) => path.join(home, 'locks', `run-${run}`);
  if (takeLock(lock(1))) return root;
  for (let run = 2; run <= mostRuns; run += 1) {
    if (!takeLock(lock(run))) continue;
    const folder = path.join(home, `run-${run}`);
    console.log(text('run.beside', { pid: readLock(lock(1)) ?? '?', folder: path.relative(root, folder) }));
    return folder;
  }
  return root;
}
