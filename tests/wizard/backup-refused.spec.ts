import { expect, proves, test } from '../../harness/playwright/test.ts';

/** Kind, what the wizard says, and what in the archive it blames. */
const refused = [
  ['empty-file', 'backupEmpty', ''],
  ['not-gzip', 'backupNotArchive', ''],
  ['not-tar', 'backupNotArchive', ''],
  ['truncated', 'backupNotArchive', ''],
  ['flipped-bit', 'backupNotArchive', ''],
  ['empty-tar', 'backupManifestMissing', ''],
  ['no-manifest', 'backupManifestMissing', ''],
  ['manifest-not-json', 'backupManifestInvalid', '(JSON)'],
  ['manifest-without-files', 'backupManifestInvalid', '(files)'],
  ['other-format', 'backupFormat', '2'],
  ['newer-version', 'backupNewer', '99.0.0'],
  ['wrong-checksum', 'backupFileChanged', 'dump.json'],
  ['missing-file', 'backupFileMissing', 'notes.txt'],
  ['no-dump', 'backupDumpMissing', ''],
  ['dump-not-json', 'backupDumpInvalid', '(tables)'],
  ['dump-without-tables', 'backupDumpInvalid', '(tables)'],
  ['unknown-table', 'backupDumpInvalid', '(plugins)'],
  ['unknown-column', 'backupDumpInvalid', '(users 1: shoe_size)'],
  ['wrong-extension', 'backupExtension', ''],
  ['path-traversal', 'backupEntryName', '../../firstrun-escaped.txt'],
  ['inner-traversal', 'backupEntryName', 'notes/../../../firstrun-escaped.txt'],
  ['windows-traversal', 'backupEntryName', '..\\..\\firstrun-escaped.txt'],
  ['absolute-name', 'backupEntryName', '/tmp/firstrun-escaped.txt'],
  ['windows-drive-name', 'backupEntryName', 'C:\\firstrun-escaped.txt'],
  ['line-break-in-name', 'backupEntryName', 'a.txt?2026-01-02'],
  ['symlink', 'backupEntryType', 'outside'],
  ['symlinked-dump', 'backupEntryType', 'dump.json'],
  ['hardlink', 'backupEntryType', 'secrets'],
  ['character-device', 'backupEntryType', 'null'],
  ['block-device', 'backupEntryType', 'disk'],
  ['fifo', 'backupEntryType', 'pipe'],
  ['duplicate-entry', 'backupEntryDuplicate', 'dump.json'],
  ['unlisted-file', 'backupFileUnlisted', 'plugin.mjs'],
  ['too-many-entries', 'backupTooManyEntries', '100'],
  ['bomb', 'backupTooLargeUnpacked', '200'],
  ['too-large', 'backupTooLarge', '50'],
  ['sql-in-column', 'backupDumpInvalid', 'DROP TABLE users'],
  ['prototype-as-table', 'backupDumpInvalid', '(__proto__)'],
] as const;

for (const [kind, problem, detail] of refused) {
  test(
    `a backup of the kind ${kind} is refused`,
    proves('C24 hostile and broken backups'),
    async ({ visit, backup, findEscapes, answers, target, announce }) => {
      announce('refused backup', 'the backup is broken');
      const { wizard } = await visit();
      const form = await wizard.reach('upload_form', answers);

      const told = await wizard.submit(form, { ...answers, backup: await backup(kind) });

      expect(told.text).toMatch(target.words.en.problems[problem]);
      expect(told.text).toContain(detail);
      expect(await findEscapes()).toEqual([]);
      expect((await wizard.submit(told, answers)).screen).toBe('admin_form');
    },
  );
}

test(
  'after a refusal a good backup is accepted',
  proves('C24 hostile and broken backups'),
  async ({ wizard, reach, backup, announce }) => {
    announce('refused backup', 'the first backup is cut off');
    await reach('upload_form');
    await wizard.backup.upload(await backup('truncated'));
    await wizard.backupResult.retry();

    await wizard.backup.upload(await backup('full'));

    await expect(wizard.backupResult.result).toContainText(wizard.words.notices.backupValid);
    await wizard.backupResult.goOn();
    await expect(wizard.admin.heading).toBeVisible();
  },
);

test(
  'a refused backup leaves the good one before it',
  proves('C24 hostile and broken backups'),
  async ({ wizard, reach, http, backup, answers, announce }) => {
    announce('refused backup', 'the second backup holds a link');
    const upload = await http.reach('upload_form', answers);
    await reach('upload', { ...answers, backup: await backup('full') });

    await http.submit(upload, { ...answers, backup: await backup('symlink') });

    await wizard.open();
    await expect(wizard.backupResult.result).toContainText(wizard.words.problems.backupEntryType);
    await expect(wizard.backupResult.card).toContainText('sauvegarde été (1).tar.gz');
  },
);

test(
  'a refused backup is no dead end',
  proves('C24 hostile and broken backups'),
  async ({ wizard, reach, backup, announce }) => {
    announce('refused backup', 'the backup has no manifest');
    await reach('upload_form');
    await wizard.backup.upload(await backup('no-manifest'));
    await expect(wizard.backupResult.result).toContainText(wizard.words.problems.backupManifestMissing);

    await wizard.backupResult.skipButton.click();

    await expect(wizard.admin.heading).toBeVisible();
  },
);

test(
  'an English refusal holds no French',
  proves('C05 translated errors'),
  async ({ wizard, reach, backup, target, announce }) => {
    announce('refused backup', 'the file is empty');
    await reach('upload_form');

    await wizard.backup.upload(await backup('empty-file'));

    await expect(wizard.backupResult.retryButton).toBeVisible();
    await expect(wizard.backupResult.result).not.toContainText(target.words.fr.problems.backupEmpty);
  },
);

test.describe('in French', () => {
  test.use({ language: 'fr' });

  test(
    'each refusal of a backup is French',
    proves('C05 translated errors'),
    async ({ visit, backup, answers, target, announce }) => {
      announce('refused backup', 'each backup is broken');
      const { wizard } = await visit();
      const form = await wizard.reach('upload_form', answers);

      for (const [kind, problem] of new Map(refused.map((row) => [row[1], row])).values()) {
        const told = await wizard.submit(form, { ...answers, backup: await backup(kind) });
        expect.soft(told.text, kind).toMatch(target.words.fr.problems[problem]);
      }
    },
  );
});

test.describe('on a server of its own', () => {
  test.use({ isolated: true });

  test(
    'no refused backup leaves a file',
    proves('C24 hostile and broken backups'),
    async ({ http, backup, answers, storage, announce }) => {
      announce('refused backup', 'each backup is broken');
      test.slow();
      const form = await http.reach('upload_form', answers);
      const before = await storage.listFiles();

      for (const [kind] of refused) {
        await http.submit(form, { ...answers, backup: await backup(kind) });
        expect.soft(await storage.listFiles(), kind).toEqual(before);
      }
    },
  );

  test(
    'a withdrawn backup leaves no file',
    proves('C24 hostile and broken backups'),
    async ({ wizard, reach, backup, storage }) => {
      await reach('upload_form');
      const before = await storage.listFiles();
      await wizard.backup.upload(await backup('full'));
      await expect(wizard.backupResult.result).toContainText(wizard.words.notices.backupValid);

      await wizard.backupResult.remove();

      await expect(wizard.backupResult.removeButton).toHaveCount(0);
      expect(await storage.listFiles()).toEqual(before);
    },
  );
});
