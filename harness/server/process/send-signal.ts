/** Sends a signal to a process that may be gone by now, which is what is wanted; who must know looks afterwards. */
export function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // Gone between the look and the signal, or not ours to end: then it is still there at the next look.
  }
}
