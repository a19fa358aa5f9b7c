/** Ctrl+C, `kill`, a closed terminal, Ctrl+Break of Windows. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'] as const;

/**
 * Calls back each time this process is asked to end, instead of ending it.
 * @returns puts everything back
 */
export function onInterruption(react: () => void): () => void {
  for (const signal of signals) process.on(signal, react);
  return () => {
    for (const signal of signals) process.off(signal, react);
  };
}
