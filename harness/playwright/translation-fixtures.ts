import { mergeTests } from '@playwright/test';
import { text } from '../language/text.ts';
import { TranslationAudit } from '../wizard/translation-audit.ts';
import { browserTest } from './browser-fixtures.ts';
import { targetTest } from './target-fixtures.ts';

export interface TranslationFixtures {
  /** Compares what the page shows with the language files; the report gets the keys that were never seen. */
  readonly translations: TranslationAudit;
}

export const translationTest = mergeTests(browserTest, targetTest).extend<TranslationFixtures>({
  translations: [
    async ({ page, language, target: { catalogs, folder } }, use, info) => {
      if (catalogs === undefined || folder === undefined)
        return info.skip(true, text('translations.noFiles'));
      const audit = await TranslationAudit.begin(page, language, folder, catalogs);
      await use(audit);
      const { unseen, size } = audit;
      const body = [text('translations.unseen', { count: unseen.length, size, language }), ...unseen].join(
        '\n',
      );
      await info.attach(text('translations.attachment'), { body, contentType: 'text/plain' });
    },
    { box: true },
  ],
});
