import i18next from 'i18next';
import { toAscii } from './ascii.ts';
import { en, type TextKey } from './en.ts';
import { fr } from './fr.ts';

export type Language = 'en' | 'fr';

const catalogs = i18next.createInstance();
// Keys hold dots and texts hold colons, so both separators are off; nothing is HTML, so nothing is escaped.
catalogs.init({
  lng: systemLanguage(),
  resources: { en: { translation: en }, fr: { translation: fr } },
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false },
  initAsync: false,
});

/** The language of the operating system when the harness speaks it, else English. */
export function systemLanguage(): Language {
  return new Intl.DateTimeFormat().resolvedOptions().locale.startsWith('fr') ? 'fr' : 'en';
}

/** From now on the harness speaks this language. */
export function speak(language: Language): void {
  catalogs.changeLanguage(language);
}

/**
 * From now on its sentences are ASCII, for a console that may garble anything else; what is filled in (paths, the words
 * of a server) stays as it is.
 */
export function speakAscii(): void {
  for (const [language, catalog] of Object.entries({ en, fr })) {
    const plain = Object.entries(catalog).map(([key, sentence]) => [key, toAscii(sentence)]);
    catalogs.addResourceBundle(language, 'translation', Object.fromEntries(plain), true, true);
  }
}

/** One sentence of the catalog, its `{{names}}` filled with `values`. */
export function text(key: TextKey, values: Readonly<Record<string, string | number>> = {}): string {
  return catalogs.t(key, values);
}

/** A duration for people: `840 ms`, `2.4 s` (`2,4 s` in French). */
export function formatDuration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  const seconds = new Intl.NumberFormat(catalogs.language, { maximumFractionDigits: 1 }).format(ms / 1000);
  return `${seconds} s`;
}
