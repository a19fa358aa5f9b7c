import { publishRun } from '../../../../harness/config/run.ts';
import { launchServer } from '../../../../harness/server/launch.ts';
import { startKeeper } from '../../../../harness/server/run/keeper.ts';
import { reapRun } from '../../../../harness/server/run/reap.ts';
import { createRun } from '../../../../harness/server/run/run-folder.ts';
import type { Target } from '../../../../harness/targets/target.ts';
import { mark } from './mark.ts';

// What a script does with our library: start, go on when healthy, stop. The other runners of this folder do the same
// with other tools.
const [, , ...command] = process.argv;
const graceMs = process.env['BENCH_GRACE_MS'];

const start: Target['start'] = {
  prepare: async () => {},
  recipe: ({ host, port }) => ({
    file: command[0] as string,
    args: command.slice(1),
    env: { HOST: host, PORT: String(port) },
  }),
};
const target = { name: 'custom', healthPath: '/health', start } as Partial<Target> as Target;

const run = await createRun();
publishRun(run);
const releaseKeeper = await startKeeper(run);
try {
  const server = await launchServer(target, graceMs === undefined ? {} : { graceMs: Number(graceMs) });
  mark('proceed');
  mark('stop');
  await server.stop();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
await reapRun(run.folder);
releaseKeeper();
