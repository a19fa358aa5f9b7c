import type { Locator, Page } from '@playwright/test';
import { ExplainedError } from '../language/explained-error.ts';
import { text } from '../language/text.ts';
import { type Answering, answerQuestion, findQuestion } from './answer-question.ts';
import { askClosed, type ClosedAnswer } from './closed.ts';
import { findControl, isShown } from './find-controls.ts';
import { type HeldRequest, holdRequest } from './held-request.ts';
import { Movement, patience } from './movement.ts';
import { markup, watchForMarkup } from './plant-markup.ts';
import { signIn } from './sign-in.ts';
import { walkError } from './walk-error.ts';
import type { Closed, Mark, Question, Step, Wizard } from './wizard.ts';

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
  readonly #movement: Movement;
  /** What the page warned of before a question was emptied. */
  #usualAlerts: readonly string[] = [];

  constructor(walker: Walker) {
    this.page = walker.page;
    this.answers = walker.answers;
    this.#walker = walker;
    this.#movement = new Movement(walker.page);
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

  /** Whether a mark comes, before nothing moves on the page any more. */
  meets(mark: Mark<string>): Promise<boolean> {
    return this.#movement.comes(() => this.sees(mark));
  }

  /** Waits until nothing moves on the page: scripts may draw what is there. */
  settle(): Promise<void> {
    return this.#movement.settle();
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
   * @throws ExplainedError when the description says of no step that it installs
   */
  async reachInstallation(): Promise<Step<unknown, string>> {
    const step = this.way.findLast(({ installs }) => installs === true);
    if (step === undefined) {
      const { name } = this.#walker.wizard;
      throw new ExplainedError({
        headline: text('describe.noInstallation', { name }),
        wayOut: [text('describe.noInstallationWayOut')],
      });
    }
    await this.reach(step.name);
    await this.answer(step);
    return step;
  }

  /**
   * Signs in with the answers.
   * @throws ExplainedError when nobody is signed in then, with what the page shows
   */
  async signIn(): Promise<void> {
    const problem = await signIn(this.#walker, this.#movement);
    if (problem !== undefined) throw await walkError(this.page, problem);
  }

  /** Whether the answers sign in. */
  async signsIn(): Promise<boolean> {
    return (await signIn(this.#walker, this.#movement)) === undefined;
  }

  /** Answers all questions of a step, without leaving it. */
  async answer(step: Step<unknown, string>): Promise<void> {
    const { workspace, tell } = this.#walker;
    await tell(`answer ${step.name}`, async () => {
      await step.act?.(this.page, this.answers, { workspace });
      for (const [name, question] of Object.entries(step.asks ?? {})) {
        const what = `${step.name}: ${name}`;
        // What takes a file is mostly hidden.
        if (!('upload' in question)) await this.#expect(what, this.#find(name, question));
        await this.#explain(what, () => answerQuestion(this.#walker, name, question));
        if ('press' in question) await this.settle();
      }
    });
  }

  /** What is typed at a step; all answers, where its `act` may type any of them. What is chosen is not typed. */
  typedAt({ act, asks = {} }: Step<unknown, string>): readonly unknown[] {
    if (act !== undefined) return [this.answers];
    return Object.values(asks).map((question) => 'type' in question && question.type(this.answers));
  }

  /** Empties a question whose answer is typed. */
  async empty(name: string, question: Question<never, string>): Promise<void> {
    this.#usualAlerts = await this.#readAlerts();
    await this.#walker.tell(`empty ${name}`, () => this.#find(name, question).fill(''));
  }

  /** Types markup; the function says how often it has become part of a page since. */
  async plantMarkup(name: string, question: Question<never, string>): Promise<() => number> {
    const count = await watchForMarkup(this.page);
    await this.#walker.tell(`type markup into ${name}`, () => this.#find(name, question).fill(markup));
    return count;
  }

  /** Presses what leaves a step, if it can be pressed, and waits until nothing moves any more. */
  async tryToLeave(step: Step<unknown, string>): Promise<void> {
    if (step.goesOn === 'itself') return;
    const control = findControl(this.page, step.goesOn, this.#walker.language);
    await this.#expect(step.name, control);
    if (await control.isDisabled()) return;
    await this.press(step);
    await this.settle();
  }

  /** Whether the page says anything against a question: in the words given, at the field or as an alert that is new. */
  async isToldOf(name: string, question: Question<never, string>): Promise<boolean> {
    const { required } = question;
    if (required !== true && required !== undefined) return this.meets({ text: required });
    const marked = this.#find(name, question).and(
      this.page.locator(':invalid, [aria-invalid=true] *, [aria-invalid=true]'),
    );
    return this.#movement.comes(
      async () =>
        (await marked.isVisible()) ||
        (await this.#readAlerts()).some((alert) => !this.#usualAlerts.includes(alert)),
    );
  }

  #readAlerts(): Promise<string[]> {
    const alerts = this.page.locator('[role=alert], .error, .alert, .alert-danger, .errorbox');
    const read = alerts.filter({ visible: true }).allInnerTexts();
    return read.catch(() => []); // another page has come
  }

  /** Asks an address that is to be closed, over this person's session. */
  ask(path: string, closed: Closed<string>): Promise<ClosedAnswer> {
    return askClosed(this.page.request, path, closed, this.#walker.language);
  }

  #find(name: string, question: Question<never, string>): Locator {
    return findQuestion(this.page, name, question, this.#walker.language);
  }

  /** What is not there when nothing moves any more does not come. */
  async #expect(what: string, control: Locator): Promise<void> {
    if (await this.#movement.comes(() => control.isVisible())) return;
    throw await walkError(this.page, text('describe.noControl', { what }));
  }

  /** Playwright names the control that could not be used; what the page shows helps more. */
  async #explain(what: string, act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (cause) {
      if (!(cause instanceof Error && cause.name === 'TimeoutError')) throw cause;
      throw await walkError(this.page, text('describe.noControl', { what }), { cause });
    }
  }

  /** Presses what leaves a step, and waits for nothing; a step that goes on by itself is left alone. */
  async press({ name, goesOn }: Step<unknown, string>, times = 1): Promise<void> {
    if (goesOn === 'itself') return;
    const control = findControl(this.page, goesOn, this.#walker.language);
    await this.#walker.tell(`leave ${name}`, async () => {
      await this.#expect(name, control);
      await this.#explain(name, () => this.#walker.hands.press(control, times));
    });
  }

  /**
   * Presses what leaves a step, and keeps its request back.
   * @returns undefined where no request was sent that would change something
   */
  hold(step: Step<unknown, string>): Promise<HeldRequest | undefined> {
    return holdRequest(this.page, this.#movement, () => this.press(step));
  }

  /**
   * Waits until the page shows the end, or a step that may come after another.
   * @param after the step that was left; undefined where any may come
   * @returns the step; undefined at the end
   * @throws ExplainedError when nothing moves on the page any more, and none of them is shown
   */
  async arrive(after?: Step<unknown, string>): Promise<Step<unknown, string> | undefined> {
    const { end } = this.#walker.wizard;
    const next = after === undefined ? this.way : this.way.slice(this.way.indexOf(after) + 1);
    const { limitMs = patience.limitMs } = after ?? {};
    // What it does may be seen by nobody.
    const isHidden = after?.limitMs !== undefined || after?.goesOn === 'itself';
    const come = await this.#movement.until(
      async () => {
        for (const step of next) if (await this.sees(step.shows)) return { step };
        return (await this.sees(end)) ? { step: undefined } : undefined;
      },
      { limitMs, quietMs: isHidden ? limitMs : patience.quietMs },
    );
    if (come !== undefined) return come.step;
    const names = [...next.map(({ name }) => name), text('describe.end')].join(', ');
    throw await walkError(
      this.page,
      after === undefined
        ? text('describe.noStep', { names })
        : text('describe.stuck', { step: after.name, names }),
      { wayOut: [text('describe.walkWayOut'), text('describe.limitWayOut')] },
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
