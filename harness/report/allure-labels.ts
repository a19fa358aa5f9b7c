import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';
import { capabilities } from '../evidence/capabilities.ts';
import { choiceKinds, readChoice } from '../evidence/choices.ts';
import { type Language, speak, text } from '../language/text.ts';
import type { Severity } from '../targets/known-defect.ts';
import { type Area, areasOf } from './areas.ts';
import { type JudgedTest, judgeTest } from './record/record-test.ts';
import { descriptions, listDefects } from './run-summary.ts';
import { isOfWizard } from './spec-name.ts';

/** How Allure calls what a failure means, the worst first. */
type AllureSeverity = 'blocker' | 'critical' | 'normal' | 'minor';

/** What it means that this part of a wizard does not work. */
const severityOfArea: Readonly<Record<Area, AllureSeverity>> = {
  whole: 'blocker',
  finalize: 'blocker',
  database: 'critical',
  admin: 'critical',
  security: 'critical',
  backup: 'critical',
  requirements: 'normal',
  cache: 'normal',
  installed: 'normal',
  language: 'minor',
};

const severityOfDefect: Readonly<Record<Severity, AllureSeverity>> = {
  critical: 'blocker',
  high: 'critical',
  medium: 'normal',
  low: 'minor',
};

/** By this allure-playwright knows what is no attachment but a word to itself. */
const messageType = 'application/vnd.allure.message+json';
/** Attachments of such a name are in no report of Playwright's. */
const hiddenName = '_allure';

/**
 * Tells Allure what a test is about: the part of the wizard as its epic, the row of the capability table as its
 * feature, how bad a failure is, the choices and the known defects. Right before the reporter of Allure in the list: it
 * is handed the same objects.
 */
export default class AllureLabels implements Reporter {
  readonly #language: Language;

  constructor({ language }: { readonly language: Language }) {
    this.#language = language;
    speak(language);
  }

  onTestEnd(test: TestCase, { attachments }: TestResult): void {
    const data = { labels: this.#findLabels(test), parameters: findParameters(judgeTest(test)) };
    const body = Buffer.from(JSON.stringify({ type: 'metadata', data }));
    attachments.push({ name: hiddenName, contentType: messageType, body });
  }

  printsToStdio(): boolean {
    return false;
  }

  #findLabels(test: TestCase) {
    const judged = judgeTest(test);
    const rows = descriptions(judged, 'capability').filter((id) => id in capabilities);
    const known = listDefects(judged);
    return [
      // The harness's own tests are about no part of a wizard.
      ...(isOfWizard(test) || rows.length > 0 ? [label('epic', text(`area.${areaOf(judged)}`))] : []),
      ...rows.map((id) => label('feature', this.#nameRow(id as keyof typeof capabilities))),
      label('severity', findSeverity(judged)),
      ...known.map((defect) => label('story', defect)),
      ...(known.length === 0
        ? []
        : [label('tag', text(`state.${judged.state === 'blocked' ? 'blocked' : 'known'}`))]),
    ];
  }

  #nameRow(id: keyof typeof capabilities): string {
    return `${id} ${capabilities[id][this.#language]}`;
  }
}

/** The first of the parts that it is about: in a tree a test has one place. */
function areaOf(test: JudgedTest): Area {
  const [area = 'whole'] = areasOf(test);
  return area;
}

function findSeverity(test: JudgedTest): AllureSeverity {
  const [ofDefect] = descriptions(test, '_severity');
  if (ofDefect !== undefined) return severityOfDefect[ofDefect as Severity];
  const hasRow = descriptions(test, 'capability').length > 0;
  return hasRow ? severityOfArea[areaOf(test)] : 'normal';
}

function findParameters(test: JudgedTest) {
  return choiceKinds.flatMap((name) => {
    const value = readChoice(test.annotations, name);
    return value === undefined ? [] : [{ name, value }];
  });
}

function label(name: string, value: string) {
  return { name, value };
}
