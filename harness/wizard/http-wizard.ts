import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { APIRequestContext, APIResponse } from '@playwright/test';
import type { HeldRequest } from '../describe/held-request.ts';
import type { Language } from '../language/text.ts';
import type { Screen } from '../targets/screens.ts';
import type { Words } from '../targets/words.ts';
import type { Fields } from './answer-fields.ts';
import type { Answers } from './answers.ts';
import { findMoves, type Move } from './moves.ts';
import type { ServedForm, ServedPage } from './served-page.ts';
import { walkError } from './walk-error.ts';

/** A screen one can be led to; the last one is reached by `install`. */
export type ReachableScreen = Exclude<Screen, 'done'>;

/**
 * The same wizard without a browser: takes the forms it is served, fills them, posts them. What it knows of the
 * application is what a page shows, so that it reaches whatever step can be reached at all.
 */
export class HttpWizard {
  readonly #request: APIRequestContext;
  readonly #base: string;
  readonly #words: Readonly<Record<Language, Words>>;

  /**
   * @param request whose cookies hold the session; that of a page shares them with the page
   * @param base where the application lives, without a slash at the end
   */
  constructor(request: APIRequestContext, base: string, words: Readonly<Record<Language, Words>>) {
    this.#request = request;
    this.#base = base;
    this.#words = words;
  }

  /** The same wizard of another server. */
  on(base: string): HttpWizard {
    return new HttpWizard(this.#request, base, this.#words);
  }

  /**
   * Walks from the first screen to the one wanted, no further.
   * @throws with the screens met and what the last page says, when the wizard leads past it or nowhere
   */
  async reach(wanted: ReachableScreen, answers: Answers): Promise<ServedPage> {
    const met: Screen[] = [];
    let page = await this.show(answers.language);
    while (page.screen !== wanted) {
      if (page.screen === undefined) throw walkError('walk.noScreen', { wanted, page, met });
      if (met.includes(page.screen)) throw walkError('walk.stuck', { wanted, page, met });
      if (page.screen === 'summary') throw walkError('walk.notShown', { wanted, page, met });
      met.push(page.screen);
      page = await this.#goOn(page, wanted, answers, met);
    }
    return page;
  }

  /**
   * Walks through the whole wizard and finishes the installation.
   * @throws when a step leads nowhere or the last post is refused
   */
  async install(answers: Answers): Promise<ServedPage> {
    const page = await this.finalize(await this.reach('summary', answers), answers);
    if (page.status >= 400) throw walkError('walk.refused', { wanted: 'done', page, met: ['summary'] });
    return page;
  }

  /**
   * Posts what a summary offers, once; what comes of it is the caller's to judge.
   * @throws when the page offers no finalize
   */
  async finalize(summary: ServedPage, answers: Answers): Promise<ServedPage> {
    const form = summary.form('finalize');
    if (form === undefined)
      throw walkError('walk.noWayOn', { wanted: 'done', page: summary, met: ['summary'] });
    return this.#post(form, { step: 'finalize' }, answers);
  }

  /**
   * The same many times at once; where the answers lead is looked at afterwards, once for each place, so that the posts
   * have the server for themselves.
   */
  async finalizeAtOnce(summary: ServedPage, answers: Answers, times: number): Promise<readonly ServedPage[]> {
    const form = summary.form('finalize');
    if (form === undefined)
      throw walkError('walk.noWayOn', { wanted: 'done', page: summary, met: ['summary'] });
    const post = () => this.#request.post(form.action, { form: { ...form.fields }, maxRedirects: 0 });
    const responses = await Promise.all(Array.from({ length: times }, post));
    const words = this.#words[answers.language];
    const shown = responses.filter((response) => response.headers()['location'] === undefined);
    const places = new Set(
      responses.flatMap((response) => {
        const location = response.headers()['location'];
        return location === undefined ? [] : new URL(location, form.action).href;
      }),
    );
    return Promise.all([
      ...shown.map((response) => read(response, words)),
      ...[...places].map((place) => this.#get(place, answers.language)),
    ]);
  }

  /** Fills and posts the form of a page that was served, maybe long ago; whether it is taken is the caller's to judge. */
  submit(page: ServedPage, answers: Answers): Promise<ServedPage> {
    return this.#goOn(page, 'done', answers, []);
  }

  /**
   * The request that `submit` would send, and what a person types for it.
   * @throws when the page offers no way on
   */
  async hold(
    page: ServedPage,
    answers: Answers,
  ): Promise<{ readonly held: HeldRequest; readonly typed: Fields }> {
    const { form, move } = findWayOn(page, 'done', answers, []);
    const typed = keepKnown(form, move);
    const written = form.isMultipart ? new FormData() : new URLSearchParams();
    return { held: await holdForm(form.action, { ...form.fields, ...typed }, written), typed };
  }

  /** The request of a step that the page need not offer, in the session that was served the page. */
  holdStep(page: ServedPage, fields: Fields): Promise<HeldRequest> {
    const url = `${this.#base}/install/step`;
    return holdForm(url, { ...page.hiddenFields(), ...fields }, new URLSearchParams());
  }

  /** What the wizard now shows to the owner of this session. */
  show(language: Language = 'en'): Promise<ServedPage> {
    return this.#get(`${this.#base}/install/`, language);
  }

  /** The same; where it shows what came of a form and leads back to that form, the form. */
  async showForm(screen: 'db_form' | 'cache_config' | 'admin_form', answers: Answers): Promise<ServedPage> {
    const page = await this.show(answers.language);
    const back = page.form(screen);
    return back === undefined ? page : this.#post(back, { step: screen }, answers);
  }

  async #goOn(
    page: ServedPage,
    wanted: Screen,
    answers: Answers,
    met: readonly Screen[],
  ): Promise<ServedPage> {
    const link = page.screen === 'language' ? page.languageLink(answers.language) : undefined;
    if (link !== undefined) return this.#get(link, answers.language);
    const { form, move } = findWayOn(page, wanted, answers, met);
    const next = await this.#post(form, move, answers);
    if (next.status >= 500) throw walkError('walk.refused', { wanted, page: next, met });
    return next;
  }

  /** With the language a browser would ask for: the first screen comes before the choice. */
  async #get(url: string, language: Language): Promise<ServedPage> {
    const headers = { 'accept-language': language };
    const response = await this.#request.get(url, { headers });
    return read(response, this.#words[language]);
  }

  async #post(form: ServedForm, move: Move, { language }: Answers): Promise<ServedPage> {
    const fields = { ...form.fields, ...keepKnown(form, move) };
    const body = form.isMultipart
      ? { multipart: { ...fields, ...(await attach(move.file)) } }
      : { form: fields };
    return read(await this.#request.post(form.action, body), this.#words[language]);
  }
}

/** The first of the ways on that the page has a form for. */
function findWayOn(page: ServedPage, wanted: Screen, answers: Answers, met: readonly Screen[]) {
  for (const move of findMoves(page.screen as Screen, wanted, answers)) {
    const form = page.form(move.step, move.having);
    if (form !== undefined) return { form, move };
  }
  throw walkError('walk.noWayOn', { wanted, page, met });
}

/** Only what the form asks for is sent, as a browser would: a wizard may have no second password field. */
function keepKnown(form: ServedForm, { fields = {} }: Move): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => form.names.includes(name)));
}

async function holdForm(url: string, fields: Fields, body: FormData | URLSearchParams): Promise<HeldRequest> {
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  const sent = new Response(body);
  const headers = Object.fromEntries(sent.headers);
  return { url, method: 'POST', headers, body: Buffer.from(await sent.arrayBuffer()) };
}

async function attach(file: string | undefined) {
  if (file === undefined) return {};
  return {
    backup: { name: path.basename(file), mimeType: 'application/gzip', buffer: await readFile(file) },
  };
}

async function read(response: APIResponse, words: Words): Promise<ServedPage> {
  // It parses HTML: 130 ms that a test without it, and the runner that lists the tests, need not spend.
  const { ServedPage } = await import('./served-page.ts');
  return new ServedPage(response.url(), response.status(), await response.text(), words);
}
