import path from 'node:path';
import { execa } from 'execa';

/** Starts one of `programs/`, or our command line (`cli`), compiled; awaited, it gives its end. */
export function startProgram(
  name: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
) {
  const file = path.join(String(process.env['CHECK_PROGRAMS']), `${name}.mjs`);
  return execa(process.execPath, [file, ...args], { reject: false, env });
}
