import path from 'node:path';
import { hasProcessTable, readMarker, readProcessTable } from '../process/process-table.ts';
import { orphanGraceMs, stopTree } from '../process/stop-tree.ts';
import { familyOf, readRecords } from './record.ts';
import { removeRunFolder, tellUnremoved } from './run-removal.ts';
import { outliveWorkers } from './run-workers.ts';

/**
 * Ends every process of a run and removes the run's folder.
 * @param graceMs how long a polite server may take to end by itself
 * @param runnerEndedAtMs when the runner has just ended, milliseconds since 1970: only its keeper gets to know
 * @param onUnremoved told when the folder cannot be removed, which is no reason to stop
 * @returns how many process trees were still there
 */
export async function reapRun(
  runFolder: string,
  graceMs = orphanGraceMs,
  runnerEndedAtMs?: number,
  onUnremoved = tellUnremoved,
): Promise<number> {
  let ended = 0;
  const endAll = async () => {
    ended += await endProcesses(runFolder, graceMs, runnerEndedAtMs);
  };
  await endAll();
  await outliveWorkers(runFolder, endAll);
  await removeRunFolder(runFolder).catch(onUnremoved);
  return ended;
}

/**
 * Ends every process of a run.
 * @returns how many process trees were still there
 */
export async function endProcesses(
  runFolder: string,
  graceMs = orphanGraceMs,
  runnerEndedAtMs?: number,
): Promise<number> {
  const records = await readRecords(runFolder);
  const known = records.map((record) => ({
    ...familyOf(record),
    name: record.name,
    // Windows ends the root together with its runner; only by this moment its children are known for ours.
    endedAtMs: record.endedAtMs ?? runnerEndedAtMs,
  }));
  const markers = new Set(known.map(({ marker }) => marker));
  // A runner may die between the start of a process and the writing of its record.
  const unknown = findMarkers(path.basename(runFolder))
    .filter((marker) => !markers.has(marker))
    .map((marker) => ({ name: marker, marker }));
  const trees = [...known, ...unknown];
  const results = await Promise.allSettled(trees.map((tree) => stopTree({ ...tree, graceMs })));
  return results.filter((result) => result.status === 'fulfilled' && result.value).length;
}

function findMarkers(runId: string): string[] {
  if (!hasProcessTable) return [];
  const markers = readProcessTable().map(({ pid }) => readMarker(pid));
  return [...new Set(markers.filter((marker) => marker?.startsWith(`${runId}/`)))] as string[];
}
