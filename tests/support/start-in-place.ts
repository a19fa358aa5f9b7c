import { publishRun } from '../../harness/config/run.ts';
import { launchServer } from '../../harness/server/launch.ts';
import { reapRun } from '../../harness/server/run/reap.ts';
import { createRun } from '../../harness/server/run/run-folder.ts';
import { commandTarget } from './tiny-target.ts';

// A process of its own, because the folders of logs and of runs are settings of a process.
const [program = ''] = process.argv.slice(2);
const run = await createRun();
publishRun(run);
try {
  await using server = await launchServer(commandTarget(process.execPath, [program]));
  const { workspace, logs } = server;
  console.log(JSON.stringify({ status: (await fetch(server.healthUrl)).status, workspace, logs }));
} catch (error) {
  console.log(JSON.stringify({ error: (error as Error).message }));
} finally {
  await reapRun(run.folder);
}
