// Writes 200,000 numbered lines with characters of two, three and four bytes, then listens. The chunks are of an odd
// size, so that characters and lines are cut wherever a pipe's buffer ends.
import { appendFileSync, writeSync } from 'node:fs';
import { createServer } from 'node:http';

const count = 200_000;
const chunkBytes = 61_441;
const now = () => Math.round((performance.timeOrigin + performance.now()) * 1000);

const lines = Array.from(
  { length: count },
  (_, i) => `line ${String(i).padStart(6, '0')} é€😀 ${'x'.repeat(40)}\n`,
);
const bytes = Buffer.from(lines.join(''));
appendFileSync(process.env.BENCH_EVENTS, `flood ${now()} ${process.pid}\n`);
for (let from = 0; from < bytes.length; ) from += write(bytes.subarray(from, from + chunkBytes));

const server = createServer((_, response) => response.end('ok'));
server.listen(Number(process.env.PORT), process.env.HOST);
process.on('SIGTERM', () => process.exit(0));
process.on('SIGINT', () => process.exit(0));

/** A pipe whose reader set it to non-blocking says EAGAIN when it is full. */
function write(chunk) {
  try {
    return writeSync(1, chunk);
  } catch (error) {
    if (error.code !== 'EAGAIN') throw error;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
    return 0;
  }
}
