import { expect, proves, test } from '../../harness/playwright/test.ts';

test(
  'killed at any change of the disk, it is installed or can be',
  proves('C26 faults during finalize', 'C41 crash sweep'),
  async ({ sweepSample, announce }) => {
    test.slow();
    announce('interrupted installation', 'it is killed on the way');

    const outcomes = await sweepSample();

    expect(outcomes.map(({ verdict }) => verdict)).toEqual(expect.arrayContaining(['installed', 'open']));
    expect(outcomes.filter(({ isSound }) => !isSound)).toEqual([]);
  },
);
