import { programs } from '../programs.ts';
import type { Question } from '../question.ts';
import { findReport } from './crash.ts';

/** How soon a run tells that the server has died under its tests: as such, not as a refused connection. */
export const death: Question = {
  tools: ['ours', 'webServer', 'startServerAndTest', 'plain'],
  rows: [{ key: 'death', unit: 'ms', bar: { median: 50 } }],
  async measure(tool, bench) {
    const { end } = await bench.run(tool, {
      program: programs.dies,
      limitMs: 20_000,
      spec: 'asks',
      hurries: true,
    });
    return { death: findReport(end, /exit(ed with)? code:? 1\b|server (died|crashed)/i) };
  },
};
