import type { Suite } from '@playwright/test/reporter';
import { AllureReporter } from 'allure-playwright';
import { type ChosenApplication, describeApplication } from '../record/describe-application.ts';
import { judgeTest } from '../record/record-test.ts';
import { guardReporter } from './guard-reporter.ts';

export interface AllureOutputOptions {
  readonly resultsDir: string;
  readonly application: ChosenApplication;
  /** Facts for the front page, known before the run. */
  readonly environmentInfo: Readonly<Record<string, string>>;
  readonly globalLabels: Readonly<Record<string, string>>;
  readonly detail: boolean;
}

/**
 * The results for Allure, with what only the end of a run knows: which state of the application was tested, and by which
 * browser. Where they cannot be written, the run goes on.
 */
export default function AllureOutput({ application, ...options }: AllureOutputOptions): object {
  const environmentInfo: Record<string, string> = { ...options.environmentInfo };
  const reporter = new LateFacts({ ...options, environmentInfo }, (suite) =>
    addFacts(environmentInfo, application, suite),
  );
  return guardReporter(reporter, 'allure', options.resultsDir);
}

/** Reads its facts from the same object in the end. */
class LateFacts extends AllureReporter {
  readonly #addFacts: (suite: Suite) => Promise<void>;

  constructor(options: object, addFacts: (suite: Suite) => Promise<void>) {
    super(options);
    this.#addFacts = addFacts;
  }

  override async onEnd(): Promise<void> {
    await this.#addFacts(this.suite);
    await super.onEnd();
  }
}

async function addFacts(
  facts: Record<string, string>,
  chosen: ChosenApplication,
  suite: Suite,
): Promise<void> {
  const { target, version, commit, place, bug } = await describeApplication(chosen);
  const notes = suite.allTests().flatMap((test) => judgeTest(test).annotations);
  const browser = notes.find(({ type }) => type === 'browser')?.description;
  const known = { target, version, commit, folder: place, bug, browser };
  for (const [name, value] of Object.entries(known)) if (value) facts[name] = value;
}
