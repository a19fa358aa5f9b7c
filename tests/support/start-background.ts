import { launchBackground } from '../../harness/server/background.ts';
import { tinyTarget } from './tiny-target.ts';

// A process of its own, because what it starts shall outlive it.
const [program = ''] = process.argv.slice(2);
const server = await launchBackground(tinyTarget(program), { startTimeoutMs: 20_000 });
console.log(server.id);
