let isTolerant = false;

/**
 * From now on settings that cannot be used count as not set, and whoever reads the settings is told which ones. Only for
 * a program that then does without them, and only before the settings are loaded: to all others they are an error.
 */
export function tolerateWrongSettings(): void {
  isTolerant = true;
}

/** Whether settings that cannot be used are no error. */
export function toleratesWrongSettings(): boolean {
  return isTolerant;
}
