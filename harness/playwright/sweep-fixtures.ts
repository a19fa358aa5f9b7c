import { note } from '../evidence/notes.ts';
import type { Sweeping } from '../sweep/sweep.ts';
import { targetTest } from './target-fixtures.ts';

export interface SweepFixtures {
  /**
   * Kills installations at some of the moments at which they change the disk, each on a server of its own, and judges
   * what is left; skipped where nobody may follow the calls of a server.
   */
  readonly sweepSample: () => Promise<readonly Sweeping[]>;
}

/** Installations that are killed on the way. */
export const sweepTest = targetTest.extend<SweepFixtures>({
  sweepSample: [
    async ({ target, launchServer }, use, info) => {
      await use(async () => {
        const { findTraceLack } = await import('../sweep/trace.ts');
        const lack = await findTraceLack();
        info.skip(lack !== undefined, lack?.headline);
        const { drawSample } = await import('../sweep/draw-sample.ts');
        const { record, sweep } = await import('../sweep/sweep.ts');
        const subject = { target, launch: launchServer };
        const recording = await record(subject);
        const sample = drawSample(recording.boundaries);
        info.annotations.push(note('drawn', sample.map(({ id }) => id).join(', ')));
        const outcomes: Sweeping[] = [];
        for (const boundary of sample) outcomes.push(await sweep(subject, recording, boundary));
        return outcomes;
      });
    },
    { box: true },
  ],
});
