/** The value of an environment variable that a file of the user's names; undefined when it is not set. */
export function readVariable(name: string): string | undefined {
  return process.env[name];
}
