import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { type BrokenBackup, brokenBackups } from '../../fixtures/backups/broken-backups.ts';
import { type HostileBackup, hostileBackups } from '../../fixtures/backups/hostile-backups.ts';
import { type ValidBackup, validBackups } from '../../fixtures/backups/valid-backups.ts';
import { writeBackup } from '../../fixtures/backups/write-backup.ts';
import { settings } from '../config/env.ts';
import { findFreePort } from '../server/port.ts';
import { type Listener, startMuteServer, startWrongProtocol } from '../services/tcp-listener.ts';
import { serviceTest } from './service-fixtures.ts';

const builders = { ...validBackups, ...brokenBackups, ...hostileBackups };

export interface FaultFixtures {
  /** Makes a backup, good or bad, and gives its path. */
  readonly backup: (kind: ValidBackup | BrokenBackup | HostileBackup) => Promise<string>;
  /** Puts a folder where the test's own server wants to write a file: even root cannot write there. */
  readonly obstruct: (file: string) => Promise<void>;
  /** Where nobody listens. */
  readonly closedPort: number;
  /** Accepts connections and never says a word. */
  readonly muteServer: Listener;
  /** Speaks HTTP, whatever it is asked. */
  readonly wrongServer: Listener;
}

/** Material for what goes wrong. */
export const faultTest = serviceTest.extend<FaultFixtures>({
  backup: [
    async ({}, use, info) => {
      await use(async (kind) => writeBackup(info.outputPath('backups'), await builders[kind]()));
    },
    { box: true },
  ],

  obstruct: [
    async ({ ownServer }, use) => {
      await use(async (file) => {
        await mkdir(path.join(ownServer.workspace, file, 'in-the-way'), { recursive: true });
      });
    },
    { box: true },
  ],

  closedPort: [async ({}, use) => use(await findFreePort(settings.host)), { box: true }],

  muteServer: [
    async ({}, use) => {
      await using listener = await startMuteServer();
      await use(listener);
    },
    { box: true },
  ],

  wrongServer: [
    async ({}, use) => {
      await using listener = await startWrongProtocol();
      await use(listener);
    },
    { box: true },
  ],
});
