const wishVariable = 'FIRSTRUN_TRACE';

/**
 * Whether the run was started with `--trace`. Only the runner sees its command line: it tells the workers.
 * @param args the words of the command line
 */
export function wishesTrace(args: readonly string[] = process.argv): boolean {
  if (args.some((word) => word === '--trace' || word.startsWith('--trace='))) process.env[wishVariable] = '1';
  return process.env[wishVariable] === '1';
}
