import { appendFileSync } from 'node:fs';

/** Writes down that something happened now, for the benchmark's parent process to read. */
export function mark(name: string): void {
  const now = Math.round((performance.timeOrigin + performance.now()) * 1000);
  appendFileSync(process.env['BENCH_EVENTS'] as string, `${name} ${now} ${process.pid}\n`);
}
