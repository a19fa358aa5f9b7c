import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { expect, test } from '@playwright/test';
import type { StorageMap } from '../../harness/targets/storage-map.ts';
import { Storage } from '../../harness/wizard/storage.ts';

test('the folder of a server is not told, whichever way its slashes lean', async ({}, info) => {
  // Here a name like any other, with the characters that part folders on Windows.
  const workspace = path.join(info.outputPath(), 'Été\\run');
  await mkdir(workspace, { recursive: true });
  const file = path.join(workspace, 'app.db');
  new DatabaseSync(file).close();
  const url = `sqlite:///${workspace.replaceAll('\\', '/')}/app.db`;
  await writeFile(path.join(workspace, '.env'), `PLACE='${workspace}'\nURL='${url}'\n`);
  const map: Partial<StorageMap> = {
    flagFile: 'flag',
    settingsFile: '.env',
    readDatabase: () => ({ engine: 'sqlite', file }),
  };

  const { settings } = await new Storage(workspace, map as StorageMap).dump();

  expect(settings).toEqual({ PLACE: '<workspace>', URL: 'sqlite:///<workspace>/app.db' });
});
