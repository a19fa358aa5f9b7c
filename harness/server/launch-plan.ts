import type { Readiness } from '../config/readiness.ts';
import type { Application, Recipe } from '../targets/target.ts';
import { addressesOf, originOf } from './port/loopback.ts';
import type { Progress } from './progress.ts';
import type { Wishes } from './wishes.ts';

/** What a launch is about; a restart uses it again. */
export interface LaunchPlan {
  readonly target: Application;
  readonly recipe: Recipe;
  readonly workspace: string;
  readonly host: string;
  readonly port: number;
  readonly protocol: 'http' | 'https';
  readonly readiness: Readiness;
  readonly startTimeoutMs: number;
  readonly graceMs: number | undefined;
  readonly tracesContacts: boolean;
  readonly isBackground: boolean;
  readonly isByHand: boolean;
  readonly keepsData: boolean;
  readonly wishes: Wishes | undefined;
  readonly onProgress: ((progress: Progress) => void) | undefined;
}

/** Where its server may answer, the most likely origin first. */
export function originsOf({ host, port, protocol }: LaunchPlan): readonly string[] {
  return addressesOf(host).map((address) => originOf(address, port, protocol));
}
