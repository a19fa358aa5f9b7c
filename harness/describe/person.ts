import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { text } from '../language/text.ts';
import { type Answering, answerQuestion, findQuestion } from './answer-question.ts';
import { askClosed, type ClosedAnswer } from './closed.ts';
import { findControl, isShown } from './find-controls.ts';
import { markup, watchForMarkup } from './plant-markup.ts';
import { signIn } from './sign-in.ts';
import { walkError } from './walk-error.ts';
import type { Closed, Mark, Question, Step, Wizard } from './wizard.ts';

const lookEveryMs = 50;
/** As fast as people click twice. Without a pause the browser takes both clicks for one and sends one request. */
const betweenClicksMs = 60;
/** How long a page may take where the description says nothing else. */
const usualLimitMs = 30_000;

/** Who walks, and what is answered. */
export interface Walker extends Answering {
  readonly wizard: Wizard;
  /** The private folder of the server; undefined where somebody else has started it. */
  readonly workspace: string | undefined;
  /** Told of each thing that is done, which happens inside. */
  readonly tell: <T>(what: string, act: () => Promise<T>) => Promise<T>;
}

/** A person who walks a described wizard in a browser. */
export class Person {
  readonly page: Page;
  readonly answers: unknown;
  readonly #walker: Walker;

  constructor(walker: Walker) {
    this.page = walker.page;
    this.answers = walker.answers;
    this.#walker = walker;
  }

  /** The steps that these answers lead through, in their order. */
  get way(): readonly Step<unknown, string>[] {
    return this.#walker.wizard.steps.filter(({ when }) => when?.(this.answers) ?? true);
  }

  /** Opens the first page of the wizard. */
  async open(): Promise<void> {
    const { wizard, tell } = this.#walker;
    await tell(`open ${wizard.entrance}`, () => this.page.goto(`.${wizard.entrance}`));
  }

  /** Whether a mark is shown right now. */
  sees(mark: Mark<string>): Promise<boolean> {
    return isShown(this.page, mark, this.#walker.language);
  }

  /** The step that the page shows right now; undefined when it shows none. */
  async position(): Promise<string | undefined> {
    for (const step of this.way) if (await this.sees(step.shows)) return step.name;
    return undefined;
  }

  /**
   * Opens the wizard and answers up to a step, no further.
   * @throws ExplainedError when it does not come, with what the page shows
   */
  async reach(name: string): Promise<void> {
    await this.open();
    await this.#walk((step) => step?.name === name);
  }

  /**
   * Opens the wizard and answers it to its end.
   * @param look called at each step, before it is answered
   * @throws ExplainedError when a step or the end does not come, with what the page shows
   */
  async walk(look?: (step: Step<unknown, string>) => Promise<void>): Promise<void> {
    await this.open();
    await this.goOn(look);
  }

  /**
   * Goes on to the end from wherever the page is.
   * @param after the step that has just been left
   */
  async goOn(
    look?: (step: Step<unknown, string>) => Promise<void>,
    after?: Step<unknown, string>,
  ): Promise<void> {
    await this.#walk((step) => step === undefined, look, after);
    await this.#walker.wizard.handWork?.(this.page, { workspace: this.#walker.workspace });
  }

  /**
   * Reaches the step that installs, and answers it.
   * @returns the step; the last one, where several install
   */
  async reachInstallation(): Promise<Step<unknown, string>> {
    const step = this.way.findLast(({ installs }) => installs === true);
    if (step === undefined) throw new Error(`${this.#walker.wizard.name}: no step says that it installs`);
    await this.reach(step.name);
    await this.answer(step);
    return step;
  }

  /** Signs in with the answers; whether what only somebody who is signed in sees was shown in time. */
  signIn(): Promise<boolean> {
    return signIn(this.#walker);
  }

  /** Answers all questions of a step, without leaving it. */
  async answer(step: Step<unknown, string>): Promise<void> {
    const { workspace, tell } = this.#walker;
    await tell(`answer ${step.name}`, async () => {
      await step.act?.(this.page, this.answers, { workspace });
      for (const [name, question] of Object.entries(step.asks ?? {}))
        await this.#explain(`${step.name}: ${name}`, () => answerQuestion(this.#walker, name, question));
    });
  }

  /** Empties a question whose answer is typed. */
  async empty(name: string, question: Question<never, string>): Promise<void> {
    const control = findQuestion(this.page, name, question, this.#walker.language);
    await this.#walker.tell(`empty ${name}`, () => control.fill(''));
  }

  /** Types markup; the function says how often it has become part of a page since. */
  async plantMarkup(name: string, question: Question<never, string>): Promise<() => number> {
    const count = await watchForMarkup(this.page);
    const control = findQuestion(this.page, name, question, this.#walker.language);
    await this.#walker.tell(`type markup into ${name}`, () => control.fill(markup));
    return count;
  }

  /** Presses what leaves a step, if it can be pressed, and waits until nothing moves any more. */
  async tryToLeave(step: Step<unknown, string>): Promise<void> {
    if (step.goesOn === 'itself') return;
    const control = findControl(this.page, step.goesOn, this.#walker.language);
    if (await control.isDisabled()) return;
    // Unlike a press this waits until the next page, if there is one, has begun: else the old one would be judged.
    await this.#walker.tell(`leave ${step.name}`, () => this.#explain(step.name, () => control.click()));
    await this.page.waitForLoadState('networkidle');
  }

  /** Whether the page says anything against a question: in the words given, at the field or as an alert. */
  async isToldOf(name: string, question: Question<never, string>): Promise<boolean> {
    const { required } = question;
    if (required !== true && required !== undefined) return this.sees({ text: required });
    const control = findQuestion(this.page, name, question, this.#walker.language);
    const isMarked = await control.evaluate(
      (element) =>
        element.matches(':invalid, [aria-invalid=true]') || element.closest('[aria-invalid=true]') !== null,
    );
    return isMarked || (await this.sees({ css: '[role=alert], .error, .alert, .alert-danger, .errorbox' }));
  }

  /** Asks an address that is to be closed, over this person's session. */
  ask(path: string, closed: Closed<string>): Promise<ClosedAnswer> {
    return askClosed(this.page.request, path, closed, this.#walker.language);
  }

  /** Playwright names the control that did not come; what the page shows instead helps more. */
  async #explain(what: string, act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (cause) {
      if (!(cause instanceof Error && cause.name === 'TimeoutError')) throw cause;
      throw await walkError(this.page, text('describe.noControl', { what }), cause);
    }
  }

  /** Presses what leaves a step, and waits for nothing; a step that goes on by itself is left alone. */
  async press({ name, goesOn }: Step<unknown, string>, clickCount = 1): Promise<void> {
    if (goesOn === 'itself') return;
    const control = findControl(this.page, goesOn, this.#walker.language);
    await this.#walker.tell(`leave ${name}`, () =>
      this.#explain(name, () =>
        control.click({ clickCount, delay: clickCount > 1 ? betweenClicksMs : 0, noWaitAfter: true }),
      ),
    );
  }

  /**
   * Waits until the page shows the end, or a step that may come after another.
   * @param after the step that was left; undefined where any may come
   * @returns the step; undefined at the end
   */
  async arrive(after?: Step<unknown, string>): Promise<Step<unknown, string> | undefined> {
    const { end } = this.#walker.wizard;
    const next = after === undefined ? this.way : this.way.slice(this.way.indexOf(after) + 1);
    const untilMs = performance.now() + (after?.limitMs ?? usualLimitMs);
    while (performance.now() < untilMs) {
      for (const step of next) if (await this.sees(step.shows)) return step;
      if (await this.sees(end)) return undefined;
      await sleep(lookEveryMs);
    }
    const names = [...next.map(({ name }) => name), text('describe.end')].join(', ');
    throw await walkError(
      this.page,
      after === undefined
        ? text('describe.noStep', { names })
        : text('describe.stuck', { step: after.name, names }),
    );
  }

  async #walk(
    isThere: (step: Step<unknown, string> | undefined) => boolean,
    look?: (step: Step<unknown, string>) => Promise<void>,
    after?: Step<unknown, string>,
  ): Promise<void> {
    let step = await this.arrive(after);
    while (!isThere(step)) {
      if (step === undefined) throw await walkError(this.page, text('describe.pastIt'));
      await look?.(step);
      await this.answer(step);
      await this.press(step);
      step = await this.arrive(step);
    }
  }
}
