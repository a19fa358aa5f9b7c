import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import type { Language } from '../language/text.ts';
import type { Catalogs } from '../targets/catalogs.ts';
import { readPageTexts } from './page-texts.ts';
import { type Catalog, findTextFaults, findUnseenKeys, flattenCatalog } from './translation-faults.ts';

/** Compares what pages show with what the language files of an application hold. */
export class TranslationAudit {
  readonly #page: Page;
  readonly #language: Language;
  readonly #catalogs: Readonly<Record<Language, Catalog>>;
  readonly #keys: RegExp;
  readonly #texts = new Set<string>();
  readonly #faults = new Set<string>();
  readonly #missing: string[] = [];

  private constructor(
    page: Page,
    language: Language,
    catalogs: Readonly<Record<Language, Catalog>>,
    keys: RegExp,
  ) {
    this.#page = page;
    this.#language = language;
    this.#catalogs = catalogs;
    this.#keys = keys;
  }

  /** @throws when a language file is not there or is no JSON */
  static async begin(page: Page, language: Language, folder: string, { files, keys }: Catalogs) {
    const read = async (file: string) =>
      flattenCatalog(JSON.parse(await readFile(path.join(folder, file), 'utf8')) as object);
    return new TranslationAudit(page, language, { en: await read(files.en), fr: await read(files.fr) }, keys);
  }

  /** Leads to a state and reads what the page shows there; where it does not come, what is shown in its place. */
  async readAt(where: string, arrive: () => Promise<void>): Promise<void> {
    await arrive().catch(() => this.#missing.push(where));
    const texts = await readPageTexts(this.#page);
    for (const text of texts) this.#texts.add(text);
    for (const { what, text } of findTextFaults(texts, this.#catalogs, this.#language))
      this.#faults.add(`${what} at ${where}: ${text}`);
  }

  /** States that did not come. */
  get missing(): readonly string[] {
    return this.#missing;
  }

  /** What was wrong, once each. */
  get faults(): readonly string[] {
    return [...this.#faults];
  }

  /** Keys of the wizard whose text no page has shown. */
  get unseen(): readonly string[] {
    const catalog = [...this.#catalogs[this.#language]].filter(([key]) => this.#keys.test(key));
    return findUnseenKeys([...this.#texts], new Map(catalog));
  }

  /** How many keys the wizard has. */
  get size(): number {
    return [...this.#catalogs[this.#language].keys()].filter((key) => this.#keys.test(key)).length;
  }
}
