import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { verify } from '@node-rs/argon2';
import { expect, test } from '@playwright/test';
import { type BrokenBackup, brokenBackups } from '../../fixtures/backups/broken-backups.ts';
import { type HostileBackup, hostileBackups } from '../../fixtures/backups/hostile-backups.ts';
import { restoredPassword, sampleTables } from '../../fixtures/backups/sample-tables.ts';
import {
  makeClashingBackup,
  maxUploadBytes,
  type ValidBackup,
  validBackups,
} from '../../fixtures/backups/valid-backups.ts';
import { writeBackup } from '../../fixtures/backups/write-backup.ts';
import { inspectBackup } from '../support/inspect-backup.ts';

for (const name of Object.keys(validBackups) as ValidBackup[]) {
  test(`the valid backup ${name} has no fault`, async () => {
    expect(await inspectBackup(await validBackups[name]())).toEqual([]);
  });
}

const faultOfBroken: Readonly<Record<BrokenBackup, readonly string[]>> = {
  'empty-file': ['empty'],
  'not-gzip': ['incorrect header check'],
  'not-tar': ['Invalid tar header. Maybe the tar is corrupted or it needs to be gunzipped?'],
  truncated: ['unexpected end of file'],
  'flipped-bit': ['incorrect data check'],
  'empty-tar': ['no entries'],
  'no-manifest': ['manifest'],
  'manifest-not-json': ['manifest'],
  'manifest-without-files': ['unlisted dump.json'],
  'other-format': ['format 2'],
  'newer-version': ['version 99.0.0'],
  'wrong-checksum': ['changed dump.json'],
  'missing-file': ['missing notes.txt'],
  'no-dump': ['dump'],
  'dump-not-json': ['dump'],
  'dump-without-tables': ['dump'],
  'unknown-table': ['table plugins'],
  'unknown-column': ['column shoe_size'],
  'fails-half-way': ['key content 1'],
  'wrong-extension': ['extension'],
};

for (const [name, faults] of Object.entries(faultOfBroken)) {
  test(`the broken backup ${name} has its fault and no other`, async () => {
    expect(await inspectBackup(await brokenBackups[name as BrokenBackup]())).toEqual(faults);
  });
}

const faultOfHostile: Readonly<Record<HostileBackup, readonly string[]>> = {
  'path-traversal': ['name ../../firstrun-escaped.txt'],
  'inner-traversal': ['name notes/../../../firstrun-escaped.txt'],
  'windows-traversal': ['name ..\\..\\firstrun-escaped.txt'],
  'absolute-name': ['name /tmp/firstrun-escaped.txt'],
  'windows-drive-name': ['name C:\\firstrun-escaped.txt'],
  'line-break-in-name': ['name a.txt\n2026-01-02 03:04:05,678 [INFO] wizard: forged'],
  symlink: ['symlink outside'],
  'symlinked-dump': ['symlink dump.json', 'changed dump.json', 'dump'],
  hardlink: ['link secrets'],
  'character-device': ['character-device null'],
  'block-device': ['block-device disk'],
  fifo: ['fifo pipe'],
  'duplicate-entry': ['twice dump.json'],
  'unlisted-file': ['unlisted plugin.mjs'],
  'too-many-entries': ['entries 101'],
  bomb: ['unpacked size'],
  'too-large': ['size 52428801'],
  'sql-in-column': ['column id"); DROP TABLE users; --'],
  'prototype-as-table': ['table __proto__'],
};

for (const [name, faults] of Object.entries(faultOfHostile)) {
  test(`the hostile backup ${name} has its fault and no other`, async () => {
    expect(await inspectBackup(await hostileBackups[name as HostileBackup]())).toEqual(faults);
  });
}

test('the largest upload has exactly the bytes allowed', async () => {
  const { bytes } = await validBackups['largest-upload']();

  expect(bytes.length).toBe(maxUploadBytes);
});

test('a bomb is small until it is unpacked', async () => {
  const { bytes } = await hostileBackups.bomb();

  expect(bytes.length).toBeLessThan(2 * 1024 * 1024);
});

test('a clashing backup holds the name of the admin', async () => {
  const backup = await makeClashingBackup({ username: 'admin', email: 'admin@example.com' });

  expect(gunzipSync(backup.bytes).toString()).toContain('"username":"admin","email":"admin@example.com"');
  expect(await inspectBackup(backup)).toEqual([]);
});

test('the restored password opens its hash', async () => {
  const hash = String(sampleTables['users']?.[0]?.['password_hash']);

  expect(await verify(hash, restoredPassword)).toBe(true);
});

test('a backup is written under its own name', async ({}, info) => {
  const backup = await validBackups.full();

  const file = await writeBackup(info.outputPath('à déposer'), backup);

  expect(path.basename(file)).toBe(backup.fileName);
  expect(readFileSync(file).equals(backup.bytes)).toBe(true);
});

test('the same backup has the same bytes', async () => {
  const [one, other] = [await validBackups.full(), await validBackups.full()];

  expect(one.bytes.equals(other.bytes)).toBe(true);
});
