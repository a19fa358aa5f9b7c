/**
 * The options, of those named here, that npm has taken for its own: in `npm run server:clean --dry-run` it hands
 * nothing on, and PowerShell swallows the `--` that would have stopped it. npm leaves them in the environment, without
 * their values.
 * @param names long ones without dashes, such as `dry-run`
 */
export function findOptionsKeptByNpm(names: readonly string[]): string[] {
  return names.filter((name) => process.env[`npm_config_${name.replaceAll('-', '_')}`] !== undefined);
}
