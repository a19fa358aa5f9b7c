import type axeCore from 'axe-core';
import type { NamedControl } from './look-at-page.ts';

/** The fields that have no name for who hears a page, on a page that brings axe along. */
export async function findUnnamed(fields: readonly NamedControl[]): Promise<string[]> {
  const unnamed: string[] = [];
  for (const { name, control } of fields) if ((await control.evaluate(readName)) === '') unnamed.push(name);
  return unnamed;
}

/** Runs in the browser: it may use nothing of this file. */
function readName(field: Element): string {
  const { axe } = window as unknown as { axe: typeof axeCore };
  axe.setup();
  try {
    return axe.commons.text.accessibleText(field).trim();
  } finally {
    axe.teardown();
  }
}
