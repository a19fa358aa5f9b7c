import { accessSync, constants, mkdirSync, realpathSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { ExplainedError } from '../../language/explained-error.ts';
import { describeReason } from '../../language/reason.ts';
import { text } from '../../language/text.ts';

/**
 * Where the runs of this user keep records, workspaces and services; other processes of the same user find it.
 * Only this user may look in: a workspace holds a database and an `.env`.
 * @throws ExplainedError when the folder for temporary files is of no use
 */
export function stateFolder(): string {
  try {
    // Native: Windows has short names as well, such as JEAN~1.DUP, and applications tell the long ones.
    const folder = path.join(realpathSync.native(tmpdir()), `firstrun-${nameUser()}`);
    mkdirSync(folder, { recursive: true, mode: 0o711 });
    accessSync(folder, constants.W_OK);
    return folder;
  } catch (cause) {
    throw explainState(cause);
  }
}

/** The folder for temporary files is missing, full or not ours to write to. */
export function explainState(cause: unknown): ExplainedError {
  if (cause instanceof ExplainedError) return cause;
  const { path: place } = cause as NodeJS.ErrnoException;
  return new ExplainedError({
    headline: text('state.unusable', { folder: place ?? tmpdir(), reason: describeReason(cause) }),
    wayOut: [text('state.wayOut', { variable: process.platform === 'win32' ? 'TEMP' : 'TMPDIR' })],
    cause,
  });
}

/** A user of a container often has a number only. */
function nameUser(): string {
  try {
    return userInfo().username;
  } catch {
    return String(process.getuid?.());
  }
}
