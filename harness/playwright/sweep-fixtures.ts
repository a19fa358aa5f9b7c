import { note } from '../evidence/notes.ts';
import type { Sweeping } from '../sweep/sweep.ts';
import { targetTest } from './target-fixtures.ts';

/** A slow application is killed less often: this is a sample, and `npm run sweep` has all the time it needs. */
const enoughMs = 120_000;

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
        const outcomes: Sweeping[] = [];
        const end = performance.now() + enoughMs;
        for (const boundary of drawSample(recording.boundaries)) {
          if (performance.now() > end) break;
          info.annotations.push(note('drawn', boundary.id));
          outcomes.push(await sweep(subject, recording, boundary));
        }
        return outcomes;
      });
    },
    { box: true },
  ],
});
