// The glue that many projects write by hand: execa starts, wait-on waits, tree-kill stops, each with its defaults.
import { appendFileSync, writeFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { execa } from 'execa';
import treeKill from 'tree-kill';
import waitOn from 'wait-on';

const { BENCH_EVENTS, BENCH_URL, BENCH_TEST, BENCH_CAPTURE } = process.env;
const note = (name) => {
  const now = Math.round((performance.timeOrigin + performance.now()) * 1000);
  appendFileSync(BENCH_EVENTS, `${name} ${now} ${process.pid}\n`);
};

const [, , file, ...args] = process.argv;
const server = execa(file, args);
server.catch(() => {});
await waitOn({ resources: [BENCH_URL] });
note('proceed');
if (BENCH_TEST !== undefined) await execa({ shell: true, stdio: 'inherit', reject: false })`${BENCH_TEST}`;
note('stop');
await promisify(treeKill)(server.pid);
// execa keeps the output in memory until the end.
const { stdout } = await server.catch((error) => error);
if (BENCH_CAPTURE !== undefined) writeFileSync(BENCH_CAPTURE, `${stdout}\n`);
