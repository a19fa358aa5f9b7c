import { expect, proves, test } from '../../harness/playwright/test.ts';

test(
  'parallel shards make one complete report',
  proves('C29 own server per scenario', 'C30 parallel'),
  async ({ runInShards }) => {
    const { passed, failed } = await runInShards('tests/wizard/workspace.spec.ts', 2);

    expect(failed).toBe(0);
    expect(passed).toEqual([
      'an installation leaves the application folder as it was',
      'two servers side by side share nothing',
    ]);
  },
);
