import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { execa } from 'execa';
import { describeApplication } from '../../harness/report/record/describe-application.ts';

/** A checkout whose newest commit is a merge that changed nothing, and that has a folder git has never seen. */
async function makeCheckout(folder: string): Promise<(...args: string[]) => Promise<string>> {
  const git = async (...args: string[]) => {
    const who = ['-c', 'user.name=x', '-c', 'user.email=x@example.org', '-c', 'commit.gpgsign=false'];
    return (await execa('git', [...who, ...args], { cwd: folder })).stdout.trim();
  };
  mkdirSync(path.join(folder, 'unseen'), { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), '{ "version": "1.2.3" }');
  await git('init', '-q', '-b', 'main');
  await git('add', 'package.json');
  await git('commit', '-qm', 'first');
  await git('checkout', '-qb', 'side');
  await git('commit', '-qm', 'side', '--allow-empty');
  await git('checkout', '-q', 'main');
  await git('merge', '-q', '--no-ff', '-m', 'merge', 'side');
  return git;
}

test('the commit of an application is the one that is checked out', async ({}, info) => {
  const place = info.outputPath('application');
  const git = await makeCheckout(place);

  const { commit, version } = await describeApplication({ target: 'custom', place });

  expect(commit).toBe(await git('rev-parse', '--short', 'HEAD'));
  expect(version).toBe('1.2.3');
});

test('a folder that git has never seen has no commit', async ({}, info) => {
  const place = info.outputPath('application');
  await makeCheckout(place);

  const { commit } = await describeApplication({ target: 'custom', place: path.join(place, 'unseen') });

  expect(commit).toBeUndefined();
});
