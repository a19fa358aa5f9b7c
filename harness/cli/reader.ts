const gone = new AbortController();
let refusal: Error | undefined;

/** Calls back once nobody reads our standard output any more, as in `npm run server:logs | head -1`. */
export function onReaderGone(react: () => void): void {
  if (gone.signal.aborted) react();
  else gone.signal.addEventListener('abort', react);
}

/**
 * A reader that goes is no failure: the work goes on without words, and its exit code stays what it is. Without this,
 * Node ends with a stack at the next line.
 * @returns says what else has kept our output from being written, such as a full disk
 */
export function outliveReaders(): () => Error | undefined {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // Windows calls it the end of a file.
    if (error.code === 'EPIPE' || error.code === 'EOF') gone.abort();
    else refusal ??= error;
  });
  process.stderr.on('error', () => {}); // there is nowhere left to say it
  return () => refusal;
}
