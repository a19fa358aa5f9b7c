import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { BrokenBackup } from '../../fixtures/backups/broken-backups.ts';
import type { HostileBackup } from '../../fixtures/backups/hostile-backups.ts';
import type { ValidBackup } from '../../fixtures/backups/valid-backups.ts';
import { settings } from '../config/env.ts';
import { removeFolder } from '../files/remove-folder.ts';
import { text } from '../language/text.ts';
import type { Listener } from '../services/tcp-listener.ts';
import type { AdminAnswers } from '../wizard/answers.ts';
import { findEscaped } from '../wizard/find-escaped.ts';
import { targetTest } from './target-fixtures.ts';

export interface FaultFixtures {
  /** Makes a backup, good or bad, and gives its path. */
  readonly backup: (kind: ValidBackup | BrokenBackup | HostileBackup) => Promise<string>;
  /** A good backup that holds a user with this name and this address. */
  readonly clashingBackup: (admin: AdminAnswers) => Promise<string>;
  /** The files that a hostile backup brought out of the place it was unpacked into. */
  readonly findEscapes: () => Promise<string[]>;
  /**
   * Puts a folder where the test's own server wants to write a file: even root cannot write there. What stood there
   * is gone.
   * @returns clears it away
   */
  readonly obstruct: (file: string) => Promise<() => Promise<void>>;
  /** Turns the folder where the test's own server keeps its data read-only; its sessions go on. Needs a `disk`. */
  readonly turnReadOnly: () => Promise<void>;
  /** Where nobody listens. */
  readonly closedPort: number;
  /** Accepts connections and never says a word. */
  readonly muteServer: Listener;
  /** Speaks HTTP, whatever it is asked. */
  readonly wrongServer: Listener;
}

/** Material for what goes wrong. */
export const faultTest = targetTest.extend<FaultFixtures & { readonly backupFolder: string }>({
  // Gone with the test, failed or not: code makes them again, and some weigh 50 MB, which no artifact should.
  backupFolder: [
    async ({}, use, info) => {
      const folder = info.outputPath('backups');
      await use(folder);
      await removeFolder(folder);
    },
    { box: true },
  ],

  backup: [
    async ({ backupFolder }, use) => {
      await use((kind) => makeBackup(kind, backupFolder));
    },
    { box: true },
  ],

  clashingBackup: [
    async ({ backupFolder }, use) => {
      await use(async (admin) => {
        const { makeClashingBackup } = await import('../../fixtures/backups/valid-backups.ts');
        const { writeBackup } = await import('../../fixtures/backups/write-backup.ts');
        return writeBackup(backupFolder, await makeClashingBackup(admin));
      });
    },
    { box: true },
  ],

  findEscapes: [
    async ({ server }, use, info) => {
      await use(async () => {
        if (server.workspace === undefined) info.skip(true, text('target.attachedOwn'));
        const { escapedFile } = await import('../../fixtures/backups/hostile-backups.ts');
        return findEscaped(server.workspace ?? '', escapedFile);
      });
    },
    { box: true },
  ],

  obstruct: [
    async ({ ownServer }, use) => {
      await use(async (file) => {
        const folder = path.join(ownServer.workspace, file);
        await removeFolder(folder);
        await mkdir(path.join(folder, 'in-the-way'), { recursive: true });
        return () => removeFolder(folder);
      });
    },
    { box: true },
  ],

  turnReadOnly: [
    async ({ ownServer, target }, use) => {
      const { turnReadOnly } = await import('../server/private-disk.ts');
      const { databaseFolder, sessionFolder } = target.storage;
      const inWorkspace = (folder: string) => path.join(ownServer.workspace, folder);
      await use(() => turnReadOnly(ownServer.pid, inWorkspace(databaseFolder), inWorkspace(sessionFolder)));
    },
    { box: true },
  ],

  closedPort: [
    async ({}, use) => {
      const { findFreePort } = await import('../server/port/port.ts');
      await use(await findFreePort(settings.host));
    },
    { box: true },
  ],

  muteServer: [
    async ({}, use) => {
      const { startMuteServer } = await import('../services/tcp-listener.ts');
      await using listener = await startMuteServer();
      await use(listener);
    },
    { box: true },
  ],

  wrongServer: [
    async ({}, use) => {
      const { startWrongProtocol } = await import('../services/tcp-listener.ts');
      await using listener = await startWrongProtocol();
      await use(listener);
    },
    { box: true },
  ],
});

/** The builders are loaded when a test asks for the first backup. */
async function makeBackup(kind: ValidBackup | BrokenBackup | HostileBackup, folder: string): Promise<string> {
  const { validBackups } = await import('../../fixtures/backups/valid-backups.ts');
  const { brokenBackups } = await import('../../fixtures/backups/broken-backups.ts');
  const { hostileBackups } = await import('../../fixtures/backups/hostile-backups.ts');
  const { writeBackup } = await import('../../fixtures/backups/write-backup.ts');
  return writeBackup(folder, await { ...validBackups, ...brokenBackups, ...hostileBackups }[kind]());
}
