import { expect, proves, test } from '../../harness/playwright/test.ts';

test('a good backup is accepted', proves('C23'), async ({ wizard, reach, backup }) => {
  await reach('upload_form');

  await wizard.backup.upload(await backup('full'));

  await expect(wizard.backupResult.result).toContainText(wizard.words.notices.backupValid);
  await expect(wizard.backupResult.result).toContainText('sauvegarde été (1).tar.gz');
});

test('the summary names the backup', proves('C23'), async ({ wizard, reach, backup, answers }) => {
  await reach('summary', { ...answers, backup: await backup('full') });

  await expect(wizard.summary.values).toContainText(['sauvegarde été (1).tar.gz']);
});

test('a backup can be taken back', async ({ wizard, reach, backup, answers }) => {
  await reach('summary', { ...answers, backup: await backup('full') });

  await wizard.summary.removeBackup();

  await expect(wizard.summary.card).not.toContainText('sauvegarde été (1).tar.gz');
});

test('nothing is uploaded without a file', async ({ wizard, reach }) => {
  await reach('upload_form');

  await wizard.backup.uploadButton.click();

  await expect(wizard.card).toContainText(wizard.words.problems.backupFileRequired);
});

const refused = [
  ['empty-file', 'backupEmpty'],
  ['not-gzip', 'backupNotArchive'],
  ['truncated', 'backupNotArchive'],
  ['no-manifest', 'backupManifestMissing'],
  ['wrong-checksum', 'backupFileChanged'],
  ['other-format', 'backupFormat'],
  ['newer-version', 'backupNewer'],
  ['dump-not-json', 'backupDumpInvalid'],
  ['wrong-extension', 'backupExtension'],
  ['path-traversal', 'backupEntryName'],
  ['absolute-name', 'backupEntryName'],
  ['symlink', 'backupEntryType'],
  ['character-device', 'backupEntryType'],
  ['bomb', 'backupTooLargeUnpacked'],
  ['too-large', 'backupTooLarge'],
] as const;

test.describe('in French', () => {
  test.use({ language: 'fr' });

  test('each refusal of a backup is French', proves('C05'), async ({ wizard, reach, backup }) => {
    await reach('upload_form');

    for (const [kind, problem] of refused) {
      await test.step(kind, async () => {
        await wizard.backup.upload(await backup(kind));
        await expect(wizard.backupResult.result).toContainText(wizard.words.problems[problem]);
        await wizard.backupResult.retry();
      });
    }
  });
});

test('an English refusal holds no French', proves('C05'), async ({ wizard, reach, backup, target }) => {
  await reach('upload_form');

  await wizard.backup.upload(await backup('empty-file'));

  await expect(wizard.backupResult.retryButton).toBeVisible();
  await expect(wizard.backupResult.result).not.toContainText(target.words.fr.problems.backupEmpty);
});

for (const [kind, problem] of refused) {
  test(`a backup of the kind ${kind} is refused`, proves('C24'), async ({ wizard, reach, backup }) => {
    await reach('upload_form');

    await wizard.backup.upload(await backup(kind));

    await expect(wizard.backupResult.result).toContainText(wizard.words.problems[problem]);
  });
}
