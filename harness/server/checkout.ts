import { projectRoot } from '../config/project-root.ts';

/** Whether a server was started from this checkout: a user may have several, and can see and stop the servers of all. */
export function isOfThisCheckout({ checkout }: { readonly checkout?: string }): boolean {
  return checkout === projectRoot;
}
