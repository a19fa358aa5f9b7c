import { z } from 'zod';
import { screens } from '../../targets/screens.ts';

/**
 * How a test ended, the worst first. `repaired`: it was expected to fail, and passed. `flaky`: it failed, and passed
 * when it was tried again. `known`: it failed as a known defect says. `blocked`: the same, and it never came to what it is
 * about.
 */
export const testStates = [
  ...(['failed', 'repaired', 'flaky', 'known', 'blocked'] as const),
  ...(['not run', 'skipped', 'passed'] as const),
] as const;

export type TestState = (typeof testStates)[number];

const measure = z.object({
  screen: z.enum(screens),
  ms: z.number(),
  requests: z.number(),
  bytes: z.number(),
});

const recordedTest = z.object({
  /** As the HTML report names it in its addresses. */
  id: z.string(),
  project: z.string(),
  /** From the root of the project, with `/`. */
  file: z.string(),
  line: z.number(),
  titles: z.array(z.string()),
  state: z.enum(testStates),
  durationMs: z.number(),
  annotations: z.array(z.object({ type: z.string(), description: z.string().optional() })),
  failure: z
    .object({
      message: z.string(),
      /** What was being done in the wizard: `admin: submit`. */
      step: z.string().optional(),
      /** Absolute path of what the person saw. */
      picture: z.string().optional(),
      /** Where in the sources: `tests/wizard/cache.spec.ts:7`, from the root of the project. */
      place: z.string().optional(),
      /** The lines of the server that say most of it. */
      lines: z.array(z.string()),
    })
    .optional(),
  /** What each screen cost, of the test that measures it. */
  measures: z.array(measure).optional(),
});

/** What `wizard-report/last-run.json` holds: everything that the reports made after a run have to know of it. */
export const runRecord = z.object({
  format: z.literal(1),
  target: z.string(),
  /** The folder of the application, or its address where it was running already. */
  place: z.string().optional(),
  /** Of the application, where its folder tells them. */
  version: z.string().optional(),
  commit: z.string().optional(),
  /** By the name it was found by, which its history is kept under. */
  browser: z.string(),
  /** The same with its version, where a test of the run has told it. */
  browserVersion: z.string().optional(),
  os: z.string(),
  node: z.string(),
  runName: z.string().optional(),
  at: z.string(),
  durationMs: z.number(),
  /** How Playwright calls its end: `passed`, `failed`, `timedout` or `interrupted`. */
  status: z.string(),
  errorsOutsideTests: z.number(),
  forbidsSkips: z.boolean(),
  /** Whether a flaky test makes the run fail (`--fail-on-flaky-tests`). */
  forbidsFlaky: z.boolean().default(false),
  /** The variables that a repetition needs, by name. */
  environment: z.record(z.string(), z.string()),
  tests: z.array(recordedTest),
});

export type RunRecord = Readonly<z.infer<typeof runRecord>>;
export type RecordedTest = Readonly<z.infer<typeof recordedTest>>;
export type Failure = NonNullable<RecordedTest['failure']>;
