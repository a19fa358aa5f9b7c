import { rm } from 'node:fs/promises';
import path from 'node:path';
import { hasProcessTable, readMarker, readProcessTable } from './process-table.ts';
import { readRecords } from './record.ts';
import { stopTree } from './stop-tree.ts';

/** The runner is gone, nobody waits for a tidy end, but a polite server shall close its database. */
const graceMs = 200;

/**
 * Ends every process of a run whose runner is gone and removes the run's folder.
 * @returns how many process trees were ended
 */
export async function reapRun(runFolder: string): Promise<number> {
  const records = await readRecords(runFolder);
  const known = records.map(({ name, marker, process: root }) => ({ name, marker, root, graceMs }));
  const markers = new Set(known.map(({ marker }) => marker));
  // A runner may die between the start of a process and the writing of its record.
  const unknown = findMarkers(path.basename(runFolder))
    .filter((marker) => !markers.has(marker))
    .map((marker) => ({ name: marker, marker, graceMs }));
  const results = await Promise.allSettled([...known, ...unknown].map(stopTree));
  await rm(runFolder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  return results.filter((result) => result.status === 'fulfilled').length;
}

function findMarkers(runId: string): string[] {
  if (!hasProcessTable) return [];
  const markers = readProcessTable().map(({ pid }) => readMarker(pid));
  return [...new Set(markers.filter((marker) => marker?.startsWith(`${runId}/`)))] as string[];
}
