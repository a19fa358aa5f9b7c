import { text as readAll } from 'node:stream/consumers';
import { reapRun } from './reap.ts';

// On Windows this process waits itself, elsewhere a shell has waited before it and its input is at its end.
const lastWord = await readAll(process.stdin);
const runnerEndedAtMs = Date.now();
const [, , runFolder] = process.argv;
if (lastWord === '' && runFolder !== undefined) await reapRun(runFolder, undefined, runnerEndedAtMs);
