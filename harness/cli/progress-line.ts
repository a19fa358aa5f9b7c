import { terminal } from '../config/terminal.ts';
import { defuse } from '../language/defuse.ts';
import { formatDuration } from '../language/text.ts';
import { mark, paintMark, say } from './say.ts';

/** Nobody wonders about what takes less. */
const tickMs = 1_000;
/** Where lines stay, one a second is too many: the first, and then one of so many. */
const linePerTicks = 10;

export interface ProgressLine {
  /** What the server said last. */
  lastLine: string;
  /** Prints a line that stays. */
  say(line: string): void;
  /** Takes the line away; whatever comes next is printed in its place. */
  end(): void;
}

/**
 * Tells that something goes on, and since when, once it takes longer than a second: on a terminal in one line that is
 * written again, elsewhere in lines that come more rarely.
 * @param isWanted false where only a machine reads
 */
export function showProgress(what: string, isWanted = true): ProgressLine {
  const begin = performance.now();
  const line: ProgressLine = { lastLine: '', say: sayBetween, end };
  const timer = isWanted ? setInterval(tell, tickMs).unref() : undefined;
  let ticks = 0;
  return line;

  function tell(): void {
    ticks += 1;
    if (!terminal.canRewrite && ticks !== 1 && ticks % linePerTicks !== 0) return;
    const elapsed = formatDuration(Math.round((performance.now() - begin) / 1000) * 1000);
    const words = [`${what} (${elapsed})`, defuse(line.lastLine)].filter((word) => word !== '').join('  | ');
    if (terminal.canRewrite) rewrite(words);
    else say(`${mark('running')} ${words}`);
  }

  function sayBetween(line: string): void {
    clear();
    say(line);
  }

  function end(): void {
    clearInterval(timer);
    clear();
  }

  function clear(): void {
    if (ticks > 0 && terminal.canRewrite) process.stdout.write('\r\x1b[K');
  }
}

/** One character less than fits: a full line would wrap, and then it could not be written again. */
function rewrite(words: string): void {
  const room = terminal.columns - 1 - '[..] '.length;
  const shown = words.length > room ? `${words.slice(0, Math.max(0, room - 3))}...` : words;
  process.stdout.write(`\r\x1b[K${paintMark(`${mark('running')} ${shown}`)}`);
}
