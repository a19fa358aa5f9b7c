import { expect, test } from '@playwright/test';
import { parseSettings } from '../../harness/config/env.ts';
import { leaveOut } from '../../harness/files/left-out.ts';
import { findTarget } from '../../harness/targets/find-target.ts';

/** What a copy for a target does without, of these. */
function findLeftOut(env: Readonly<Record<string, string>>, paths: readonly string[]): string[] {
  const { start } = findTarget(parseSettings({ WIZARD_TARGET_DIR: import.meta.dirname, ...env }));
  return paths.filter(leaveOut(start?.files?.leftOut ?? []));
}

test('a custom application keeps what it may need', () => {
  const env = { WIZARD_TARGET: 'custom', WIZARD_COMMAND: 'node server.mjs' };
  const kept = ['node_modules', 'src/cache', 'logs', 'instance', '.env.example', '.env.production.example'];
  const leftOut = ['.git', '.env', 'backend/.env', '.env.production', '.env.local', 'sub/.git'];

  expect(findLeftOut(env, [...kept, ...leftOut])).toEqual(leftOut);
});

test('results of X-Filamenta are left out at the top of its folder alone', () => {
  const env = { WIZARD_TARGET: 'x-filamenta' };
  const kept = ['run_prod.py', 'backend/cache', 'backend/src/logs', 'data/instance.json', '.env.example'];
  const results = ['.git', '.venv', 'node_modules', 'instance', 'logs', 'cache', '.env', '.env.production'];
  const leftOut = [...results, 'backend/__pycache__', '.pytest_cache', 'x_filamenta.egg-info'];

  expect(findLeftOut(env, [...kept, ...leftOut])).toEqual(leftOut);
});

test('a setting says what else is left out', () => {
  const env = {
    WIZARD_TARGET: 'custom',
    WIZARD_COMMAND: 'node server.mjs',
    WIZARD_LEAVE_OUT: '.git, data/uploads, *.log, !keep.log, a.b',
  };
  const kept = ['.env', 'keep.log', 'more/data/uploads', 'axb', 'x.logs'];
  const leftOut = ['.git', 'data/uploads', 'deep/a.log', 'a.b', 'line\nbreak.log'];

  expect(findLeftOut(env, [...kept, ...leftOut])).toEqual(leftOut);
});
