import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '../support/cli-test.ts';
import { refuseForAMoment } from '../support/refuse-for-a-moment.ts';
import type { ServerRow } from '../support/server-row.ts';
import { runUnderStrictFiles } from '../support/under-strict-files.ts';

test('a record that cannot be read is in nobody’s way', async ({ place }) => {
  const { id } = await place.serve();
  const [run = ''] = place.runs;
  mkdirSync(path.join(run, 'records', 'odd.json'));

  const servers = await place.ask<ServerRow[]>('server:status');
  const stop = await place.run('server:stop');

  expect(servers).toMatchObject([{ id }]);
  expect(stop).toMatchObject({ exitCode: 0, stderr: '' });
  expect(place.runs).toEqual([]);
});

test('a run whose owner cannot be read is not taken for over', async ({ place }) => {
  const { id, healthUrl } = await place.serve();
  const [run = ''] = place.runs;
  rmSync(path.join(run, 'runner.json'));
  mkdirSync(path.join(run, 'runner.json'));

  const servers = await place.ask<ServerRow[]>('server:status');
  const clean = await place.run('server:clean');

  expect(servers).toMatchObject([{ id }]);
  expect(clean).toMatchObject({ exitCode: 0, stderr: '' });
  expect((await fetch(healthUrl)).status).toBe(200);
});

const urlOf = (file: string) =>
  JSON.stringify(pathToFileURL(path.resolve(import.meta.dirname, '../../harness/server', file)).href);

test('a record that Windows refuses for a moment is read', async ({}, info) => {
  const script = `${refuseForAMoment('readFile', 'a-record.json')}
    const { readJson, writeJson } = await import(${urlOf('run/record.ts')});
    await writeJson('a-record.json', 'kept');
    console.log(JSON.stringify(await readJson('a-record.json').catch(String)));`;

  expect(await runUnderStrictFiles(info.outputPath(), script)).toBe('kept');
});

test('a folder stays claimed while Windows refuses to tell by whom', async ({}, info) => {
  const script = `${refuseForAMoment('readFile', 'data.claim-1.json')}
    const { claimFolder } = await import(${urlOf('folder-claim.ts')});
    const claim = () => claimFolder('data', () => 'it is taken').then(() => 'it is ours', String);
    console.log(JSON.stringify([await claim(), await claim()]));`;

  expect(await runUnderStrictFiles(info.outputPath(), script)).toEqual(['it is ours', 'it is taken']);
});
