import path from 'node:path';
import { commandOf } from './tiny-command.ts';
import { startPlaywright, type TinyRun, writeTinyProject } from './tiny-project.ts';

const root = path.resolve(import.meta.dirname, '../..');
const fixturesFolder = path.join(root, 'harness', 'playwright');
const quote = (...names: string[]) => JSON.stringify(path.join(fixturesFolder, ...names));

/** A whole run of the harness, small: its own global setup, a small program as the server, one spec. */
export interface TinyHarness {
  /** Name of a program of `fixtures/servers/`. */
  readonly server: string;
  /** The body of a spec that has `test` and `expect` of the harness. */
  readonly spec: string;
  readonly env?: Readonly<Record<string, string>>;
  /** More of the configuration, as source text. */
  readonly config?: string;
  readonly arguments?: readonly string[];
}

/** Starts the run; awaited, it gives its end. */
export function startTinyHarness(
  folder: string,
  { server, spec, env, config = '', arguments: given = [] }: TinyHarness,
) {
  writeTinyProject(folder, {
    spec: '',
    files: { 'specs/tiny.spec.ts': `import { expect, test } from ${quote('test.ts')};\n${spec}\n` },
    config: `${config}
      globalSetup: ${quote('global-setup.ts')},
      globalTeardown: ${quote('global-teardown.ts')},
      projects: [
        { name: 'wizard', dependencies: ['setup'] },
        { name: 'setup', testDir: ${quote()}, testMatch: 'shared-server.setup.ts', teardown: 'teardown' },
        { name: 'teardown', testDir: ${quote()}, testMatch: 'shared-server.teardown.ts' },
      ],`,
  });
  return startPlaywright(folder, ['test', '-c', folder, ...given], {
    WIZARD_TARGET: 'custom',
    WIZARD_COMMAND: commandOf(server),
    WIZARD_LANG: 'en',
    ...env,
  });
}

/** Runs it to its end. */
export async function runTinyHarness(folder: string, project: TinyHarness): Promise<TinyRun> {
  const { all, exitCode } = await startTinyHarness(folder, project);
  return { folder, exitCode, lines: all.split('\n') };
}
