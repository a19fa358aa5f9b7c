import { type ChildProcess, spawn } from 'node:child_process';
import type { Socket } from 'node:net';
import type { Run } from '../../config/run.ts';
import { text } from '../../language/text.ts';
import { buildKeeper } from './keeper-bundle.ts';

/** One that ends again and again is being ended by somebody who means it. */
const restarts = 5;

/**
 * Starts the process that ends everything of a run when the runner dies without a word (kill -9, out of memory).
 * It holds the reading end of a pipe whose other end dies with us, whatever kills us. On POSIX a shell of 1 MB waits
 * for that and only then becomes a Node process. If it is killed itself, another one takes its place.
 * @returns lets it go: the run has ended in order
 */
export async function startKeeper(run: Run): Promise<() => void> {
  const bundle = await buildKeeper();
  let isReleased = false;
  let keeper = spawnKeeper(bundle, run, () => replace(restarts));

  function replace(left: number): void {
    if (isReleased) return;
    if (left === 0) console.log(text('run.noKeeper'));
    else keeper = spawnKeeper(bundle, run, () => replace(left - 1));
  }

  return () => {
    isReleased = true;
    keeper.stdin?.end('done\n');
  };
}

function spawnKeeper(bundle: string, run: Run, onEnd: () => void): ChildProcess {
  const node = [process.execPath, bundle, run.folder];
  const [file, ...args] =
    process.platform === 'win32' ? node : ['/bin/sh', '-c', 'read -r word || exec "$@"', 'keeper', ...node];
  const keeper = spawn(file as string, args, {
    stdio: ['pipe', 'ignore', 'ignore'],
    // Out of our process group, so that what kills the group does not kill it.
    detached: true,
    windowsHide: true,
  });
  keeper.once('exit', onEnd);
  // It could not be started: counts as an end, too.
  keeper.once('error', onEnd);
  keeper.stdin?.on('error', () => {}); // it was killed just now: another one is coming
  keeper.unref();
  // A pipe is a handle of its own, and would keep us alive at the end.
  (keeper.stdin as Socket).unref();
  return keeper;
}
