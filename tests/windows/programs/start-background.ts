import { launchBackground } from '../../../harness/server/background.ts';
import { nodeTarget } from '../program-target.ts';

// A process of its own, because what it starts shall outlive it.
const server = await launchBackground(nodeTarget(process.argv[2] as string));
console.log(server.id);
