import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { publishRun } from '../../harness/config/run.ts';
import { launchServer } from '../../harness/server/launch.ts';
import { findRemains } from './stopped-server.ts';
import { tinyTarget } from './tiny-target.ts';

// A process of its own, because it shall live with another PATH: starts a tree, stops it and tells what is left.
const folder = await mkdtemp(path.join(tmpdir(), 'stop-tree-'));
publishRun({ id: path.basename(folder), folder });
const server = await launchServer(tinyTarget('forks-listener'), { env: { ESCAPE: 'orphan' }, graceMs: 300 });
await server.stop();
console.log(JSON.stringify(await findRemains(server)));
await rm(folder, { recursive: true });
