import { expect, proves, test } from '../../harness/playwright/test.ts';

// Two installations and three starts for each change.
test.describe.configure({ timeout: 300_000 });

test(
  'killed at any change of the disk, it is installed or can be',
  proves('C26 faults during finalize', 'C41 crash sweep'),
  async ({ sweepSample, announce }) => {
    announce('interrupted installation', 'it is killed on the way');

    const outcomes = await sweepSample();

    expect(outcomes.filter(({ isSound }) => !isSound)).toEqual([]);
    expect(outcomes.map(({ verdict }) => verdict)).toEqual(expect.arrayContaining(['installed', 'open']));
  },
);
