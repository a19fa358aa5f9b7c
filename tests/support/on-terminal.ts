import { execa } from 'execa';
import { inheritedEnvironment } from '../../harness/config/inherited-environment.ts';

/** A program that is run as a person runs it. */
export interface TypedCommand {
  readonly program: string;
  readonly args: readonly string[];
  readonly folder: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Width of the terminal in characters; default: 80. */
  readonly columns?: number;
}

/** Runs a program on a terminal of its own; what comes back is what the terminal got. */
export async function runOnTerminal({
  program,
  args,
  folder,
  env,
  columns = 80,
}: TypedCommand): Promise<string> {
  const typed = `stty rows 24 cols ${columns}; exec ${[program, ...args].map(quote).join(' ')}`;
  const { stdout } = await execa('script', ['--quiet', '--return', '--command', typed, '/dev/null'], {
    cwd: folder,
    // A CI runner's terminal is nobody's.
    env: { ...inheritedEnvironment(), CI: '', TERM: 'xterm', NO_COLOR: '', ...env },
    extendEnv: false,
    reject: false,
    stdin: 'ignore',
  });
  return stdout;
}

function quote(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`;
}
