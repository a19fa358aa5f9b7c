import type { Locator, Page } from '@playwright/test';
import { type Language, text } from '../language/text.ts';
import type { Screen } from '../targets/screens.ts';
import type { Words } from '../targets/words.ts';
import { AdminStep } from './admin-step.ts';
import { BackupResultStep } from './backup-result-step.ts';
import { BackupStep } from './backup-step.ts';
import { Breadcrumb } from './breadcrumb.ts';
import { CacheStep } from './cache-step.ts';
import { CacheTestStep } from './cache-test-step.ts';
import { DashboardPage } from './dashboard-page.ts';
import { DatabaseStep } from './database-step.ts';
import { DatabaseTestStep } from './database-test-step.ts';
import { DoneStep } from './done-step.ts';
import { LanguageStep } from './language-step.ts';
import { RequirementsStep } from './requirements-step.ts';
import { SignInPage } from './sign-in-page.ts';
import { findStepCard } from './step-card.ts';
import { SummaryStep } from './summary-step.ts';
import { type Tell, tellNobody, tellVerbs } from './tell-verbs.ts';
import { WelcomeStep } from './welcome-step.ts';

/** The whole wizard in one tab of the browser, in the words of one language. */
export class Wizard {
  readonly page: Page;
  readonly words: Words;
  /** Whatever step is shown, to read on it what does not depend on the step. */
  readonly card: Locator;
  /** What says that something is wrong and has the focus: a field, or what is told above all fields. */
  readonly focusedProblem: Locator;
  readonly breadcrumb: Breadcrumb;
  readonly language: LanguageStep;
  readonly welcome: WelcomeStep;
  readonly requirements: RequirementsStep;
  readonly database: DatabaseStep;
  readonly databaseTest: DatabaseTestStep;
  readonly cache: CacheStep;
  readonly cacheTest: CacheTestStep;
  readonly backup: BackupStep;
  readonly backupResult: BackupResultStep;
  readonly admin: AdminStep;
  readonly summary: SummaryStep;
  readonly done: DoneStep;
  readonly signIn: SignInPage;
  readonly dashboard: DashboardPage;

  readonly #tell: Tell;

  /** @param tell told each thing that a person does */
  constructor(page: Page, words: Words, tell = tellNobody) {
    this.page = page;
    this.words = words;
    this.#tell = tell;
    this.card = page.locator('main .card');
    this.focusedProblem = page.locator('main :is([aria-invalid=true], [role=alert]):focus');
    this.breadcrumb = tellVerbs(text('step.breadcrumb'), new Breadcrumb(page), tell);
    this.language = tellVerbs(nameStep(words, 'language'), new LanguageStep(page, words), tell);
    this.welcome = tellVerbs(nameStep(words, 'welcome'), new WelcomeStep(page, words), tell);
    this.requirements = tellVerbs(nameStep(words, 'requirements'), new RequirementsStep(page, words), tell);
    this.database = tellVerbs(nameStep(words, 'db_form'), new DatabaseStep(page, words), tell);
    this.databaseTest = tellVerbs(nameStep(words, 'db_test'), new DatabaseTestStep(page, words), tell);
    this.cache = tellVerbs(nameStep(words, 'cache_config'), new CacheStep(page, words), tell);
    this.cacheTest = tellVerbs(nameStep(words, 'cache_test'), new CacheTestStep(page, words), tell);
    this.backup = tellVerbs(nameStep(words, 'upload_form'), new BackupStep(page, words), tell);
    this.backupResult = tellVerbs(nameStep(words, 'upload'), new BackupResultStep(page, words), tell);
    this.admin = tellVerbs(nameStep(words, 'admin_form'), new AdminStep(page, words), tell);
    this.summary = tellVerbs(nameStep(words, 'summary'), new SummaryStep(page, words), tell);
    this.done = tellVerbs(nameStep(words, 'done'), new DoneStep(page, words), tell);
    this.signIn = tellVerbs(text('state.sign_in'), new SignInPage(page, words), tell);
    this.dashboard = tellVerbs(text('state.dashboard'), new DashboardPage(page, words), tell);
  }

  /** The heading of a screen, which is how a person knows where one is. */
  headingOf(screen: Screen): Locator {
    return findStepCard(this.page, this.words, screen).getByRole('heading', {
      name: this.words.headings[screen],
    });
  }

  /** The same wizard in another tab. */
  inTab(page: Page): Wizard {
    return new Wizard(page, this.words, this.#tell);
  }

  /** What the fields of the screen hold, by name; nothing of what they would not send. */
  readValues(): Promise<Record<string, string>> {
    return this.card.locator('form').evaluateAll((forms) => {
      const pairs = forms.flatMap((form) => [...new FormData(form as HTMLFormElement)]);
      return Object.fromEntries(
        pairs.filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
      );
    });
  }

  /** Changes the language from any screen, without a way back to the first one. */
  languageSwitch(language: Language): Locator {
    return this.page.locator(`a[href*="/lang/${language}"]`).first();
  }

  /** The same tab, read in another language. */
  inLanguage(words: Words): Wizard {
    return new Wizard(this.page, words, this.#tell);
  }

  /** Opens the wizard's address, whatever step it shows there. */
  async open(): Promise<void> {
    await this.#tell(text('verb.open'), () => this.page.goto('./install/'));
  }
}

/** A step as its breadcrumb calls it on the screen; one that has none there as the reports call it. */
function nameStep(words: Words, screen: Screen): string {
  return words.crumbs[screen] ?? text(`state.${screen}`);
}
