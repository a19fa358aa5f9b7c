import { expect, test } from '@playwright/test';
import { endedUnasked } from '../../harness/server/process/ended-unasked.ts';

/** What Windows says of a program that Ctrl+C has ended. */
const ended = Promise.resolve({ code: 0xc000013a });

test('a death that nobody asks for is told', async () => {
  expect(await endedUnasked(ended, new AbortController().signal, 1)).toEqual({ code: 3_221_225_786 });
});

test('a death just before the Ctrl+C is an end that was asked for', async () => {
  const asked = new AbortController();
  const exit = endedUnasked(ended, asked.signal, 10_000);
  await ended;
  setImmediate(() => asked.abort());

  expect(await exit).toBeUndefined();
});

test('a Ctrl+C before the death is not waited upon', async () => {
  const never = new Promise<never>(() => {});

  expect(await endedUnasked(never, AbortSignal.abort())).toBeUndefined();
});
