const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
type EndSignal = (typeof signals)[number];

/** npm passes Ctrl+C on to us, who have got it from the terminal already: no person presses twice so fast. */
const repeatMs = 300;

let first: { readonly signal: EndSignal; readonly atMs: number } | undefined;
let isListening = false;

/**
 * Lets the runner end in order on SIGTERM and SIGHUP as it does on SIGINT, and then die of the signal it got, so that
 * who sent it sees that it worked. A second one ends it at once; the keeper cleans up then.
 * @param onFirst called with the first of them
 */
export function obeySignals(onFirst: () => void): void {
  if (isListening) return;
  isListening = true;
  for (const signal of signals) process.on(signal, () => obey(signal, onFirst));
}

function obey(signal: EndSignal, onFirst: () => void): void {
  const now = performance.now();
  if (first !== undefined) {
    if (now - first.atMs > repeatMs) dieOf(signal);
    return;
  }
  first = { signal, atMs: now };
  onFirst();
  process.once('exit', () => dieOf(signal));
  // The terminal is gone: to write to it is no reason to die half-way.
  if (signal === 'SIGHUP')
    for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  // The only one that Playwright listens to.
  if (signal !== 'SIGINT') process.emit('SIGINT');
}

function dieOf(signal: EndSignal): void {
  // Windows knows no death by signal; there the exit code has to do that Playwright gives after Ctrl+C.
  if (process.platform === 'win32') process.exit(130);
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
}
