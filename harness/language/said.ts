import { en, type TextKey } from './en.ts';
import { fr } from './fr.ts';

/**
 * Source of a regular expression that fits a sentence of the catalog in every language, for whoever has to know what the
 * harness said without knowing which one it spoke.
 * @param values sources for its `{{names}}`; anything where there is none
 */
export function said(key: TextKey, values: Readonly<Record<string, string>> = {}): string {
  const sources = [en, fr].map((catalog) =>
    catalog[key]
      .replace(/[.*+?^$()|[\]\\]/g, '\\$&')
      .replace(/\{\{(\w+)\}\}/g, (_, name: string) => `(?:${values[name] ?? '.*?'})`),
  );
  return `(?:${sources.join('|')})`;
}
