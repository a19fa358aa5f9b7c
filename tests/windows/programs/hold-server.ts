import { publishRun } from '../../../harness/config/run.ts';
import { launchServer } from '../../../harness/server/launch.ts';
import { startKeeper } from '../../../harness/server/run/keeper.ts';
import { createRun } from '../../../harness/server/run/run-folder.ts';
import { nodeTarget } from '../program-target.ts';

// A runner that is killed while its server runs: it has a keeper, and never stops anything itself.
const run = await createRun();
publishRun(run);
await startKeeper(run);
const server = await launchServer(nodeTarget(process.argv[2] as string));
console.log(JSON.stringify({ run: run.folder, url: server.url, port: server.port }));
setInterval(() => {}, 60_000);
