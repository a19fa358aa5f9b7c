import { test as base, expect } from '@playwright/test';
import { reapRun } from '../../harness/server/run/reap.ts';
import { bundleCommands } from './bundle-commands.ts';
import { CommandPlace } from './command-place.ts';

export { type CommandPlace, type Environment, serve } from './command-place.ts';
export { expect };

export const test = base.extend<{ place: CommandPlace }, { commands: string }>({
  commands: [
    async ({}, use, { parallelIndex }) => use(await bundleCommands(String(parallelIndex))),
    { scope: 'worker', box: true },
  ],

  place: [
    async ({ commands }, use, info) => {
      const place = new CommandPlace(info.outputPath(), commands);
      await use(place);
      for (const run of place.runs) await reapRun(run);
    },
    { box: true },
  ],
});
