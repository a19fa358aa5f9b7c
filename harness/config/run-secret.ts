import { randomInt } from 'node:crypto';
import { currentRun, type Run } from './run.ts';

/**
 * A password that only this run knows, good enough for every rule of a wizard. All of them look the same, so that one
 * pattern finds and masks them in whatever a run leaves behind; none of its characters changes in an address or a form.
 */
export function newSecret(): string {
  return `${prefixOf(currentRun())}${randomInt(1_000_000_000)}`;
}

/** How every password of this run begins; undefined where there is no run, as when tests are only listed. */
export function findSecretPrefix(): string | undefined {
  try {
    return prefixOf(currentRun());
  } catch {
    return undefined;
  }
}

function prefixOf({ id }: Run): string {
  return `Aa1-${id}-`;
}
