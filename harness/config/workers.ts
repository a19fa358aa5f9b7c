import { availableParallelism } from 'node:os';

/** More workers than this wait for one another's servers, not for the processor. */
const mostWorkers = 4;

/** How many tests of a run go on at once, unless the command line says otherwise. */
export const workerCount = Math.min(mostWorkers, availableParallelism());
