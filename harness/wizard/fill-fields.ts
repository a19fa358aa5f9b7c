import type { Locator } from '@playwright/test';
import { type Fields, isSecretField } from './answer-fields.ts';
import { fillSecret } from './fill-secret.ts';

/** Types into the fields of a form, by name; secrets go in without being recorded. */
export async function fillFields(form: Locator, fields: Fields): Promise<void> {
  for (const [name, value] of Object.entries(fields)) {
    const field = findField(form, name);
    await (isSecretField(name) ? fillSecret(field, value) : field.fill(value));
  }
}

/** A control that a person can see and fill. */
export function findField(form: Locator, name: string): Locator {
  return form.locator(`[name="${name}"]:not([type=hidden])`);
}
