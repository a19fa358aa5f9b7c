import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';

/** What one Node has proven; without counts where it wrote down nothing, as one that cannot start. */
interface Proof {
  readonly node: string;
  readonly counts?: Counts;
}

interface Counts {
  /** By project. */
  readonly passed: Readonly<Record<string, number>>;
  readonly failed: number;
  readonly skipped: number;
  readonly seconds: number;
}

/** Where a run writes its counts. */
export function proofFile(folder = String(process.env['CHECK_FOLDER'])): string {
  return path.join(folder, 'proof.json');
}

/** Takes the counts of the run that has ended, so that the next one cannot pass for it. */
export async function readProof(node: string, folder: string): Promise<Proof> {
  const text = await readFile(proofFile(folder), 'utf8').catch(() => undefined); // it did not come to its end
  await rm(proofFile(folder), { force: true });
  return text === undefined ? { node } : { node, counts: JSON.parse(text) };
}

/** One line for each Node: what was proven in it, and in how many seconds. */
export function printProof(proofs: readonly Proof[]): void {
  for (const { node, counts } of proofs) console.log(toLine(node, counts));
}

function toLine(node: string, counts: Counts | undefined): string {
  if (counts === undefined) return `[FAILED] Node ${node} | nothing proven: it did not come to its end`;
  const { passed, failed, skipped, seconds } = counts;
  const proven = Object.entries(passed).map(([project, count]) => `${project}: ${count} passed`);
  const mark = failed > 0 ? 'FAILED' : 'OK';
  return `[${mark}] ${[`Node ${node}`, ...proven, `${failed} failed, ${skipped} skipped`, `${seconds} s`].join(' | ')}`;
}
