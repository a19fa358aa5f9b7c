/** Learns of servers that die unasked while a test needs them, and tells who listens, once. */
export class DeathWatch {
  #error: Error | undefined;
  readonly #listeners: ((error: Error) => void)[] = [];

  /** Why the test cannot go on, or undefined while all its servers live. */
  get error(): Error | undefined {
    return this.#error;
  }

  report(error: Error): void {
    if (this.#error !== undefined) return;
    this.#error = error;
    for (const tell of this.#listeners) tell(error);
  }

  onDeath(listener: (error: Error) => void): void {
    this.#listeners.push(listener);
  }
}
