import { readFile } from 'node:fs/promises';
import type { APIRequestContext } from '@playwright/test';
import type { Language } from '../language/text.ts';
import type { Words } from '../targets/words.ts';
import { HttpWizard } from './http-wizard.ts';
import type { ServedForm } from './served-page.ts';

/** Somebody who needs no browser: with cookies of their own, or without any. */
export class Visitor {
  readonly request: APIRequestContext;
  readonly wizard: HttpWizard;

  constructor(request: APIRequestContext, base: string, words: Readonly<Record<Language, Words>>) {
    this.request = request;
    this.wizard = new HttpWizard(request, base, words);
  }

  /** Its cookies, as a browser would send them. */
  async cookie(): Promise<string> {
    const { cookies } = await this.request.storageState();
    return cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  }

  /**
   * Uploads an archive under a name that no file system would give it.
   * @returns the markup of the page that answers
   */
  async upload(form: ServedForm, archive: string, name: string): Promise<string> {
    const backup = { name, mimeType: 'application/gzip', buffer: await readFile(archive) };
    const response = await this.request.post(form.action, { multipart: { ...form.fields, backup } });
    return response.text();
  }
}
