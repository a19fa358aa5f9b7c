import { type CheerioAPI, load } from 'cheerio';
import { type Screen, screenControls, screens } from '../targets/screens.ts';
import type { Words } from '../targets/words.ts';

type Selection = ReturnType<CheerioAPI>;
type Node = Selection[number];

/** A form as it was served: where it goes to and what it sends when nobody types anything. */
export interface ServedForm {
  /** The whole address. */
  readonly action: string;
  readonly isMultipart: boolean;
  /** Of every control it has, sent or not. */
  readonly names: readonly string[];
  /** Of those that a person types text into. */
  readonly typed: readonly string[];
  readonly fields: Readonly<Record<string, string>>;
}

/** A page of the wizard as text, read the way a person reads it. */
export class ServedPage {
  readonly url: string;
  readonly status: number;
  readonly #document: CheerioAPI;
  readonly #words: Words;
  #screen: { readonly found: Screen | undefined } | undefined;

  constructor(url: string, status: number, html: string, words: Words) {
    this.url = url;
    this.status = status;
    this.#document = load(html);
    this.#words = words;
  }

  /** The screen this page shows; undefined when it is none of the wizard's. */
  get screen(): Screen | undefined {
    // A walk asks for it several times, and to find it costs as much as to parse the page.
    this.#screen ??= {
      found: screens.find((screen) => this.#cards().is((_, card) => this.#shows(card, screen))),
    };
    return this.#screen.found;
  }

  /** What a person would read on it, without what stands around the step; `lines` of it. */
  excerpt(lines: number): string {
    return this.#lines().slice(0, lines).join('\n');
  }

  /** All of that in one line. */
  get text(): string {
    return this.#lines().join(' ').replace(/\s+/g, ' ');
  }

  #lines(): string[] {
    const main = this.#document('main').clone();
    main.find('.wizard-breadcrumb, script').remove();
    const text = (main.length > 0 ? main : this.#document('body')).text();
    return text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
  }

  /** Whole address of the link that starts the wizard in a language. */
  languageLink(language: string): string | undefined {
    const href = this.#document(`main .card a[href*="/lang/${language}"]`).attr('href');
    return href && new URL(href, this.url).href;
  }

  /** Whether one was led from the wizard's address to where people sign in: only an installed application does that. */
  get showsSignIn(): boolean {
    const isElsewhere = !/\/install\/?$/.test(new URL(this.url).pathname);
    const asksWho = this.count('#username, [name=username]') > 0 && this.count('[type=password]') === 1;
    return isElsewhere && this.status < 400 && (asksWho || this.headings.some(this.#isSignIn));
  }

  readonly #isSignIn = (heading: string) => this.#words.signInHeading.test(heading);

  /** All headings, in their order. */
  get headings(): readonly string[] {
    return this.#texts('h1,h2,h3,h4,h5,h6');
  }

  /** What a tab of the browser would be called. */
  get title(): string {
    return this.#texts('head title').join(' ');
  }

  #texts(selector: string): string[] {
    const $ = this.#document;
    const texts = $(selector)
      .toArray()
      .map((element) => $(element).text().replace(/\s+/g, ' ').trim());
    return texts.filter((text) => text !== '');
  }

  /**
   * The form of the step that posts `step`; when several do, the one that has the field `having`.
   * Hidden inputs and whatever token the page was given come along with it.
   */
  form(step: string, having = 'step'): ServedForm | undefined {
    const $ = this.#document;
    const forms = $(`main .card input[name=step][value="${step}"]`)
      .toArray()
      .map((input) => $(input).closest('form'));
    const form = forms.find((candidate) => this.#controls(candidate).is(`[name="${having}"]`));
    return form && this.#readForm(form);
  }

  /** Every form of the step that somebody can type into. */
  typedForms(): readonly ServedForm[] {
    const $ = this.#document;
    const forms = $('main .card form').toArray();
    return forms.map((form) => this.#readForm($(form))).filter(({ typed }) => typed.length > 0);
  }

  /** What the form of a step sends of its own, without what it shares with every other form of the page. */
  ownFields(step: string): Readonly<Record<string, string>> {
    const shared = Object.keys(this.hiddenFields());
    const fields = Object.entries(this.form(step)?.fields ?? {});
    return Object.fromEntries(fields.filter(([name]) => !shared.includes(name)));
  }

  /** How many elements of the page match a selector. */
  count(selector: string): number {
    return this.#document(selector).length;
  }

  /** What the page says of a field, as a screen reader reads it out. */
  descriptionOf(field: string): string {
    const $ = this.#document;
    const ids = ($(`main .card [name="${field}"]`).attr('aria-describedby') ?? '').split(/\s+/);
    return ids.map((id) => (id === '' ? '' : $(`[id="${id}"]`).text().replace(/\s+/g, ' ').trim())).join(' ');
  }

  /** What every form of the step sends unseen, such as its token; `step` aside and the flags "was shown" too. */
  hiddenFields(): Readonly<Record<string, string>> {
    const $ = this.#document;
    const inputs = $('main .card input[type=hidden]').not('[name=step],[value="1"]').toArray();
    return Object.fromEntries(inputs.map((input) => [$(input).attr('name') ?? '', String($(input).val())]));
  }

  #readForm(form: Selection): ServedForm {
    const controls = this.#controls(form);
    return {
      action: new URL(form.attr('action') ?? '', this.url).href,
      isMultipart: form.attr('enctype') === 'multipart/form-data',
      names: this.#name(controls),
      typed: this.#name(
        controls.not(
          '[type=hidden],[type=radio],[type=checkbox],[type=file],[type=submit],[type=button],select',
        ),
      ),
      fields: this.#serialize(form),
    };
  }

  #name(controls: Selection): string[] {
    const $ = this.#document;
    return controls.toArray().map((control) => $(control).attr('name') ?? '');
  }

  #cards(): Selection {
    return this.#document('main .card');
  }

  #shows(card: Node, screen: Screen): boolean {
    const $ = this.#document;
    const headings = $(card).find('h1,h2,h3,h4,h5,h6').toArray();
    const { has, lacks } = screenControls[screen] ?? {};
    return (
      headings.some((heading) =>
        this.#words.headings[screen].test($(heading).text().replace(/\s+/g, ' ').trim()),
      ) &&
      (has === undefined || $(card).find(has).length > 0) &&
      (lacks === undefined || $(card).find(lacks).length === 0)
    );
  }

  /** A form that is nested in another one, as mis-nested markup gives, keeps its controls for itself. */
  #controls(form: Selection): Selection {
    const $ = this.#document;
    return form.find('input,select,textarea').filter((_, control) => $(control).closest('form').is(form));
  }

  #serialize(form: Selection): Record<string, string> {
    const $ = this.#document;
    const sent = this.#controls(form).not('[disabled],[type=file],[type=submit],[type=button]');
    const pairs = sent.toArray().flatMap((control): [string, string][] => {
      const { name, type, checked } = $(control).attr() ?? {};
      const isUnchecked = (type === 'radio' || type === 'checkbox') && checked === undefined;
      if (name === undefined || isUnchecked) return [];
      const value = $(control).val() ?? '';
      return [[name, Array.isArray(value) ? (value[0] ?? '') : value]];
    });
    return Object.fromEntries(pairs);
  }
}
