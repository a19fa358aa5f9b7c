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

/** The language of the operating system if the harness knows it, else English. */
export function systemLanguage(): Language {
  return new Intl.DateTimeFormat().resolvedOptions().locale.startsWith('fr') ? 'fr' : 'en';
}

/** From now on the harness speaks this language. */
export function speak(language: Language): void {
  catalogs.changeLanguage(language);
}

/**
 * From now on its sentences are ASCII, for a reader that garbles anything else; what is filled in (paths, the words of a
 * server) stays as it is.
 */
export function speakAscii(): void {
  for (const [language, catalog] of Object.entries({ en, fr })) {
    const plain = Object.entries(catalog).map(([key, sentence]) => [key, toAscii(sentence)]);
    catalogs.addResourceBundle(language, 'translation', Object.fromEntries(plain), true, true);
  }
}

/** A sentence that differs for one and for several: which of the two is told follows from `count`. */
export type CountedKey = TextKey extends infer Key ? (Key extends `${infer Base}_one` ? Base : never) : never;

/** One sentence of the catalog, its `{{names}}` filled with `values`. */
export function text(
  key: TextKey | CountedKey,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return catalogs.t(key, values);
}

/** A duration for people: `840 ms`, `2.4 s` (`2,4 s` in French). */
export function formatDuration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  return `${formatDecimal(ms / 1000)} s`;
}

/** A moment for people who compare several: `0.84 s`, `12.40 s` (`0,84 s` in French). */
export function formatSeconds(ms: number): string {
  const digits = { minimumFractionDigits: 2, maximumFractionDigits: 2, useGrouping: false };
  return `${new Intl.NumberFormat(catalogs.language, digits).format(ms / 1000)} s`;
}

/** A number for people, with one digit after the point: `2.4` (`2,4` in French). */
export function formatDecimal(value: number): string {
  return new Intl.NumberFormat(catalogs.language, { maximumFractionDigits: 1 }).format(value);
}

/** How long something has lasted, for people: `12 s`, `3 min 5 s`, `2 h 10 min`, `4 d 1 h`. */
export function formatAge(ms: number): string {
  const [seconds, minutes, hours, days] = [1, 60, 3600, 86_400].map((unit) =>
    Math.floor(ms / 1000 / unit),
  ) as [number, number, number, number];
  if (minutes === 0) return text('unit.seconds', { seconds });
  if (hours === 0) return text('unit.minutes', { minutes, seconds: seconds % 60 });
  if (days === 0) return text('unit.hours', { hours, minutes: minutes % 60 });
  return text('unit.days', { days, hours: hours % 24 });
}

/** A limit in days, for people: `1 day`, `7 days`. */
export function formatDays(days: number): string {
  return text('unit.wholeDays', { count: days });
}

/** A size for people: `0 B`, `1.2 MB` (`1,2 Mo` in French). */
export function formatBytes(bytes: number): string {
  const units = text('unit.bytes').split(', ');
  const step = Math.min(units.length - 1, Math.floor(Math.log(Math.max(bytes, 1)) / Math.log(1024)));
  const value = bytes / 1024 ** step;
  const digits = value < 10 && step > 0 ? 1 : 0;
  const number = new Intl.NumberFormat(catalogs.language, {
    maximumFractionDigits: digits,
    useGrouping: false,
  });
  return `${number.format(value)} ${units[step]}`;
}
