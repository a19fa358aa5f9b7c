import type { Locator, Page } from '@playwright/test';

/** What the page may ask for, by ticket; each answer is given once. */
const waiting = new WeakMap<Page, Map<number, string>>();
const binding = 'takeSecretTicket';
let tickets = 0;

/**
 * Fills a field without its value becoming part of a step's title or of the arguments that a trace records: the page
 * is handed a ticket, and asks for the value itself.
 */
export async function fillSecret(field: Locator, secret: string): Promise<void> {
  const page = field.page();
  const answers = waiting.get(page) ?? (await openCounter(page));
  const ticket = ++tickets;
  answers.set(ticket, secret);
  await field.clear();
  await field.evaluate(
    async (element, { name, number }) => {
      const ask = (window as unknown as Record<string, (ticket: number) => Promise<string>>)[name];
      const input = element as HTMLInputElement;
      // Past the setter that React lays over it, which would take this for a change of its own.
      const setter = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
      setter?.call(input, (await ask?.(number)) ?? '');
      input.dispatchEvent(new Event('input', { bubbles: true }));
      input.dispatchEvent(new Event('change', { bubbles: true }));
    },
    { name: binding, number: ticket },
  );
}

async function openCounter(page: Page): Promise<Map<number, string>> {
  const answers = new Map<number, string>();
  waiting.set(page, answers);
  await page.exposeFunction(binding, (ticket: number) => {
    const secret = answers.get(ticket);
    answers.delete(ticket);
    return secret;
  });
  return answers;
}
