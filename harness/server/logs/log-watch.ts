import { type FSWatcher, watch } from 'node:fs';
import type { LogFiles } from './log-files.ts';

/**
 * How often changes are looked for where nothing tells of them: in a folder of a network, and on Windows, which says
 * nothing of a file that its writer keeps open. There the order of the two streams is as fine as this.
 */
const pollMs = process.platform === 'win32' ? 10 : 100;
/** In a flood, whoever writes pays for being watched: 200,000 lines took 0.9 s instead of 0.5. Then only sizes count. */
const floodChanges = 500;
const floodMs = 100;
const floodPollMs = 5;
const restMs = 500;

/**
 * Tells which of two files changes, in the order of the changes, and now and then that it is time to look.
 * @returns ends it
 */
export function watchLogs(files: LogFiles, onChange: (stream?: keyof LogFiles) => void): () => void {
  let watchers: FSWatcher[] = [];
  let timers: NodeJS.Timeout[] = [];
  let changes = 0;
  let windowBegin = 0;

  const end = () => {
    for (const watcher of watchers.splice(0)) watcher.close();
    for (const timer of timers.splice(0)) clearInterval(timer);
  };
  const begin = () => {
    end();
    watchers = (['out', 'err'] as const).flatMap((stream) => watchFile(files[stream], () => tell(stream)));
    timers = [setInterval(() => onChange(), pollMs).unref()];
  };
  const rest = () => {
    end();
    timers = [setInterval(() => onChange(), floodPollMs).unref(), setTimeout(begin, restMs).unref()];
  };
  const tell = (stream: keyof LogFiles) => {
    const now = performance.now();
    if (now - windowBegin > floodMs) [windowBegin, changes] = [now, 0];
    changes += 1;
    onChange(stream);
    if (changes > floodChanges) rest();
  };
  begin();
  return end;
}

function watchFile(file: string, onChange: () => void): FSWatcher[] {
  try {
    const watcher = watch(file, { persistent: false }, onChange);
    return [watcher.on('error', () => watcher.close())]; // polling goes on
  } catch {
    return []; // no more watches allowed to this user, or a file system without them: polling is enough
  }
}
