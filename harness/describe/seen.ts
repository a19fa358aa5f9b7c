import type { Page, Response } from '@playwright/test';
import { findQuestion } from './answer-question.ts';
import { findControl } from './find-controls.ts';
import { lookAtPage, type NamedControl, type PageLook } from './look-at-page.ts';
import type { Person } from './person.ts';
import type { Question, Step } from './wizard.ts';

/** What comes after the last step, as the laws call it. */
export const theEnd = 'the end';

/** A page that was met on a watched walk. */
export interface SeenPage extends PageLook {
  /** Whether a secret was typed on a page before it. */
  readonly knowsSecret: boolean;
  /** Of the answer that brought the document. */
  readonly headers: Readonly<Record<string, string>>;
  /** What the browser has asked for since the page before, and where it is. */
  readonly addresses: readonly string[];
  /** The cookies that it was given since the page before, as the server said it. */
  readonly cookies: readonly string[];
  /** Trouble in the browser since the page before. */
  readonly troubles: readonly SeenTrouble[];
}

export interface SeenTrouble {
  readonly kind: string;
  readonly what: string;
}

/** What a watched walk met, by step. */
export interface SeenWalk {
  readonly pages: ReadonlyMap<string, SeenPage>;
  /** The error where it broke off. */
  readonly ended: 'at the end' | 'at the first page' | Error;
}

interface Watching {
  readonly person: Person;
  readonly language: string;
  isSecret(value: string): boolean;
  /** All trouble so far. */
  troubles(): readonly SeenTrouble[];
  /** Else the first page is looked at, and nothing is answered there. */
  readonly isWhole: boolean;
}

/** Walks and looks at each page once, on pages that bring axe along. */
export async function watchWalk(watching: Watching): Promise<SeenWalk> {
  const { person, troubles, isWhole } = watching;
  const { page } = person;
  const pages = new Map<string, SeenPage>();
  let coming: Response | undefined;
  let document: Response | undefined;
  let answers: Response[] = [];
  const told = new Set<SeenTrouble>();
  page.on('response', (response) => {
    answers.push(response);
    const isPage = response.request().isNavigationRequest() && response.frame() === page.mainFrame();
    if (isPage && response.headers()['location'] === undefined) coming = response;
  });
  // What is downloaded comes like a page, and becomes none.
  page.on('domcontentloaded', () => {
    document = coming;
  });
  const look = async (name: string, controls: readonly NamedControl[]) => {
    const seen = await lookAtPage(page, controls, name === theEnd);
    const since = troubles().filter((trouble) => !told.has(trouble));
    for (const trouble of since) told.add(trouble);
    const answered = answers;
    answers = [];
    pages.set(name, {
      ...seen,
      knowsSecret: [...pages.values()].some(({ unhidden }) => unhidden !== undefined),
      headers: (await document?.allHeaders()) ?? {},
      addresses: [...answered.map((answer) => answer.url()), seen.address],
      cookies: (await Promise.all(answered.map((answer) => answer.headerValues('set-cookie')))).flat(),
      troubles: since,
    });
  };
  const lookAt = (step: Step<unknown, string>) => look(step.name, nameControls(page, step, watching));
  try {
    if (!isWhole) {
      await person.open();
      const first = await person.arrive();
      if (first !== undefined) await lookAt(first);
      return { pages, ended: 'at the first page' };
    }
    await person.walk(lookAt);
    await look(theEnd, []);
    return { pages, ended: 'at the end' };
  } catch (error) {
    return { pages, ended: error as Error };
  }
}

function nameControls(
  page: Page,
  { asks = {}, goesOn }: Step<unknown, string>,
  { person: { answers }, language, isSecret }: Watching,
): NamedControl[] {
  const isSecretTo = (question: Question<unknown, string>) =>
    'type' in question && isSecret(question.type(answers));
  const fields = Object.entries(asks).map(([name, question]) => ({
    name,
    control: findQuestion(page, name, question, language),
    isField: !('press' in question),
    isSecret: isSecretTo(question),
  }));
  if (goesOn === 'itself') return fields;
  const control = findControl(page, goesOn, language);
  return [...fields, { name: JSON.stringify(goesOn), control, isField: false, isSecret: false }];
}
