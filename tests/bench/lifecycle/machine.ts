import { readFileSync } from 'node:fs';
import { cpus, release } from 'node:os';

const packages = ['@playwright/test', 'start-server-and-test', 'execa', 'wait-on', 'tree-kill'] as const;

/** Where the numbers come from: processors, system, Node, the tools' versions, the day. */
export function describeMachine(): {
  readonly machine: string;
  readonly versions: string;
  readonly day: string;
} {
  const [cpu] = cpus();
  return {
    machine: `${cpus().length} x ${cpu?.model.trim() ?? 'processor'}, Linux ${release()}, Node ${process.version}`,
    versions: packages.map((name) => `${name} ${versionOf(name)}`).join(', '),
    day: new Date().toISOString().slice(0, 10),
  };
}

/** Not every package lets its package.json be imported, so it is looked for above its main file. */
function versionOf(name: string): string {
  const main = import.meta.resolve(name);
  const folder = main.slice(0, main.lastIndexOf(`node_modules/${name}`));
  const file = new URL(`node_modules/${name}/package.json`, folder);
  const { version } = JSON.parse(readFileSync(file, 'utf8'));
  return version;
}
