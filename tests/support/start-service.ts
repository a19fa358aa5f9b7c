import { test } from '@playwright/test';
import type { Service } from '../../harness/services/service.ts';

/** Starts a service, or skips the test with the reason why this machine cannot. */
export async function startOrSkip<T>(service: Service<T>): Promise<T> {
  if (service.available) return service.start();
  test.skip(true, `${service.reason} (${service.repair})`);
  throw new Error('test.skip has ended the test');
}
