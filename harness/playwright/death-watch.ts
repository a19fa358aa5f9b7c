import type { RunningServer } from '../server/server.ts';

/** Learns of servers that die unasked while a test needs them, and tells who listens, once. */
export class DeathWatch {
  /** The server that the test has in common with others, where it has asked for one. */
  shared: RunningServer | undefined;
  #error: Error | undefined;
  #isTold = false;
  readonly #listeners: ((error: Error) => void)[] = [];

  /** What is still to be said at the test's end, or undefined. */
  get error(): Error | undefined {
    return this.#error;
  }

  /** Whether a test has been told of a death. */
  get isTold(): boolean {
    return this.#isTold;
  }

  /** The test is over as far as this server goes; its error is to be said at the end. */
  report(error: Error): void {
    if (this.#isTold) return;
    this.#error = error;
    this.tell(error);
  }

  /** Wakes up whoever waits for the server; the error itself is reported elsewhere. */
  tell(error: Error): void {
    if (this.#isTold) return;
    this.#isTold = true;
    for (const listen of this.#listeners) listen(error);
  }

  onDeath(listener: (error: Error) => void): void {
    this.#listeners.push(listener);
  }
}
