import { text as readAll } from 'node:stream/consumers';
import { launchServer } from '../../harness/server/launch.ts';
import { withRun } from '../../harness/server/run/with-run.ts';
import { tinyTarget } from './tiny-target.ts';

// What a test run is to others: a process that has a run and a server in it, here until its input ends.
await withRun(async () => {
  await using server = await launchServer(tinyTarget('healthy'));
  console.log(server.id);
  await readAll(process.stdin);
});
