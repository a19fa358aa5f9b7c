import { expect, proves, test } from '../../harness/playwright/test.ts';

test(
  'a good backup is accepted',
  proves('C23 restore during first run'),
  async ({ wizard, reach, backup }) => {
    await reach('upload_form');

    await wizard.backup.upload(await backup('full'));

    await expect(wizard.backupResult.result).toContainText(wizard.words.notices.backupValid);
    await expect(wizard.backupResult.result).toContainText('sauvegarde été (1).tar.gz');
  },
);

for (const kind of ['short-extension', 'upper-case-extension', 'without-rows', 'largest-upload'] as const) {
  test(
    `a backup of the kind ${kind} is accepted`,
    proves('C23 restore during first run', 'C24 hostile and broken backups'),
    async ({ wizard, reach, backup }) => {
      await reach('upload_form');

      await wizard.backup.upload(await backup(kind));

      await expect(wizard.backupResult.result).toContainText(wizard.words.notices.backupValid);
    },
  );
}

test(
  'the summary names the backup',
  proves('C23 restore during first run'),
  async ({ wizard, reach, backup, answers }) => {
    await reach('summary', { ...answers, backup: await backup('full') });

    await expect(wizard.summary.values).toContainText(['sauvegarde été (1).tar.gz']);
  },
);

for (const language of ['en', 'fr'] as const) {
  test.describe(`summary in ${language}`, () => {
    test.use({ language });

    test(
      'tells what is in the backup',
      proves('C23 restore during first run'),
      async ({ wizard, reach, backup, answers, target }) => {
        test.skip(!target.abilities.backupContent, 'the summary names the backup and tells nothing of it');
        await reach('summary', { ...answers, backup: await backup('full') });

        await expect(wizard.summary.values).toContainText([wizard.words.notices.backupContent]);
      },
    );
  });
}

test('a backup can be withdrawn', async ({ wizard, reach, backup, answers }) => {
  await reach('summary', { ...answers, backup: await backup('full') });

  await wizard.summary.removeBackup();

  await expect(wizard.summary.card).not.toContainText('sauvegarde été (1).tar.gz');
});

test(
  'nothing is uploaded without a file',
  proves('C24 hostile and broken backups'),
  async ({ wizard, reach }) => {
    await reach('upload_form');

    await wizard.backup.uploadButton.click();

    await expect(wizard.card).toContainText(wizard.words.problems.backupFileRequired);
  },
);
