import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { removeFolder } from '../../harness/files/remove-folder.ts';
import { reapRun } from '../../harness/server/run/reap.ts';
import { bundleCommands } from './bundle-commands.ts';
import { CommandPlace } from './command-place.ts';
import { type WayToFail, waysToFail } from './ways-to-fail.ts';

/** Ends with us, however we end. */
const busy = 'for (const parent = process.ppid; process.ppid === parent; );';

// npx tsx tests/support/fail-under-load.ts [times] [who]: each way to fail so many times, on a machine that has too much
// to do. Says how each of them ended, and fails when one did without words or with another exit code than its own.
const [, , times = '20', who = ''] = process.argv;
const atOnce = availableParallelism() * 2;
const commands = await bundleCommands('under-load');
const root = mkdtempSync(path.join(tmpdir(), 'ways-'));
// Once is a look at the words only.
const load = Array.from({ length: Number(times) > 1 ? atOnce : 0 }, () =>
  spawn(process.execPath, ['-e', busy]),
);

let wrong = 0;
for (const [index, way] of waysToFail.entries()) {
  if (`${way.command} ${way.title}`.includes(who))
    await fail(way, new CommandPlace(path.join(root, `${index}`), commands));
}
for (const process of load) process.kill();
await removeFolder(root);
console.log(wrong === 0 ? '[OK]' : `[FAILED] ${wrong}`);
process.exitCode = wrong === 0 ? 0 : 1;

async function fail({ title, command, args = [], arrange, exitCode, says }: WayToFail, place: CommandPlace) {
  const env = (await arrange?.(place)) ?? {};
  const ends = new Map<string, number>();
  for (let left = Number(times); left > 0; left -= atOnce) {
    const some = Array.from({ length: Math.min(atOnce, left) }, () => place.run(command, args, env));
    for (const end of await Promise.all(some)) {
      const isRight = end.exitCode === exitCode && says.test(end.stderr);
      const words = isRight ? `${exitCode} with its words` : `${end.exitCode ?? end.signal}: ${end.stderr}`;
      ends.set(words, (ends.get(words) ?? 0) + 1);
      if (!isRight) wrong += 1;
    }
  }
  for (const run of place.runs) await reapRun(run);
  console.log(
    `${command}  ${title}:  ${[...ends].map(([words, count]) => `${count} x ${words}`).join(', ')}`,
  );
}
