import { once } from 'node:events';
import { chownSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { execa } from 'execa';
import { inheritedEnvironment } from '../../harness/config/inherited-environment.ts';
import { buildKeeper } from '../../harness/server/run/keeper-bundle.ts';
import { runOnTerminal } from './on-terminal.ts';
import type { ServerRow } from './server-row.ts';

const root = path.resolve(import.meta.dirname, '../..');

export type Environment = Readonly<Record<string, string>>;

/** The commands, typed in a place that no other test and no person sees. */
export class CommandPlace {
  /** What is in it: the project's folder of the commands, with `logs` and `.firstrun`. */
  readonly folder: string;
  /** What each command is put behind, such as a program that mounts something first. */
  before: readonly string[] = [];
  readonly #commands: string;
  #env: Environment;

  /** @param commands where `bundleCommands` has put them */
  constructor(folder: string, commands: string) {
    this.#commands = commands;
    this.folder = path.join(folder, 'Été à Orléans (test)');
    mkdirSync(path.join(this.folder, 'tmp'), { recursive: true });
    this.#env = {
      // Records and workspaces lie there: without it, a test would stop the servers of a person.
      TMPDIR: path.join(this.folder, 'tmp'),
      FIRSTRUN_PROJECT: this.folder,
      WIZARD_LANG: 'en',
      WIZARD_LOG_DIR: path.join(this.folder, 'logs'),
      ...serve('healthy'),
    };
  }

  /** Another checkout of the same user: its commands see the same servers. */
  elsewhere(): CommandPlace {
    const other = new CommandPlace(path.join(this.folder, 'elsewhere'), this.#commands);
    other.#env = { ...other.#env, TMPDIR: path.join(this.folder, 'tmp') };
    return other;
  }

  /** Types a command and waits for its end. */
  async run(name: string, args: readonly string[] = [], env: Environment = {}) {
    const { stdout, stderr, exitCode, signal } = await this.start(name, args, env);
    return { stdout, stderr, exitCode, signal };
  }

  /** Types a command; awaited, it gives its end. */
  start(name: string, args: readonly string[] = [], env: Environment = {}) {
    return this.#execute('main.mjs', [name, ...args], env);
  }

  /** Types a command where another folder is the current one, and waits for its end. */
  async runFrom(cwd: string, name: string, env: Environment = {}) {
    const { stdout, stderr, exitCode } = await this.#execute('main.mjs', [name], env, cwd);
    return { stdout, stderr, exitCode };
  }

  /** Types a command on a terminal of 80 columns; what comes back is what the terminal got. */
  runOnTerminal(name: string, args: readonly string[] = [], env: Environment = {}): Promise<string> {
    return runOnTerminal({
      program: process.execPath,
      args: [path.join(this.#commands, 'main.mjs'), name, ...args],
      folder: this.folder,
      env: { ...this.#env, ...env },
    });
  }

  /** Types a command as a person does, in the project's own folder. */
  runWithNpm(name: string, args: readonly string[] = [], env: Environment = {}) {
    return execa('npm', ['run', '--silent', name, '--', ...args], {
      cwd: root,
      env: { ...inheritedEnvironment(), ...this.#env, ...env },
      extendEnv: false,
      reject: false,
    });
  }

  /** Types a command whose output goes to another one; the exit code is the first one's. */
  pipe(name: string, args: readonly string[], to: string, env: Environment = {}) {
    const words = [process.execPath, path.join(this.#commands, 'main.mjs'), name, ...args];
    const script = `"$@" ${to}; exit "\${PIPESTATUS[0]}"`;
    return this.#spawn(['bash', '-c', script, 'bash', ...words], env);
  }

  /** From now on the commands are typed by the user with this number, who owns the place; only root can do that. */
  async become(uid: number): Promise<void> {
    // In a folder of the project, where this user cannot write.
    await buildKeeper();
    for (const name of readdirSync(this.folder, { recursive: true })) {
      chownSync(path.join(this.folder, String(name)), uid, uid);
    }
    chownSync(this.folder, uid, uid);
    this.before = ['setpriv', `--reuid=${uid}`, `--regid=${uid}`, '--clear-groups'];
  }

  /** A command that ends as no command should; `tests/support/odd-command.ts` names them. */
  runOdd(how: string, args: readonly string[] = []) {
    return this.#execute('odd-command.mjs', [how, ...args], {});
  }

  /** A process that has a server as a test run has, until its input ends. */
  async holdServer() {
    const run = this.#execute('hold-server.mjs', [], {});
    const [id] = await once(run.stdout as Readable, 'data');
    const end = async () => {
      run.stdin?.end();
      await run;
    };
    return { id: String(id).trim(), pid: run.pid, [Symbol.asyncDispose]: end };
  }

  #execute(file: string, args: readonly string[], env: Environment, cwd = this.folder) {
    return this.#spawn([process.execPath, path.join(this.#commands, file), ...args], env, cwd);
  }

  #spawn(command: readonly string[], env: Environment, cwd = this.folder) {
    const [program, ...words] = [...this.before, ...command];
    return execa(program as string, words, {
      cwd,
      env: { ...inheritedEnvironment(), ...this.#env, ...env },
      extendEnv: false,
      reject: false,
    });
  }

  /** Starts a server that goes on, and says what is known of it. */
  async serve(env: Environment = {}, args: readonly string[] = []): Promise<ServerRow> {
    const { stdout, stderr } = await this.run('server:start', ['--json', ...args], env);
    if (stdout === '') throw new Error(stderr);
    return JSON.parse(stdout);
  }

  /** What a command prints for a machine. */
  async ask<T = ServerRow[]>(name: string, args: readonly string[] = [], env: Environment = {}): Promise<T> {
    return JSON.parse((await this.run(name, ['--json', ...args], env)).stdout);
  }

  /** The folders of the runs that are there. */
  get runs(): string[] {
    const folders = readdirSync(path.join(this.folder, 'tmp')).filter((name) => name.startsWith('firstrun-'));
    return folders.flatMap((name) => {
      const runs = path.join(this.folder, 'tmp', name, 'runs');
      return existsSync(runs) ? readdirSync(runs).map((run) => path.join(runs, run)) : [];
    });
  }
}

/** The settings that start one of `fixtures/servers/`. */
export function serve(program: string): Environment {
  const file = path.join(root, 'fixtures', 'servers', `${program}.mjs`);
  return { WIZARD_TARGET: 'custom', WIZARD_COMMAND: `node "${file}"` };
}
