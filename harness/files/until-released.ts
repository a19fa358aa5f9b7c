import { setTimeout as sleep } from 'node:timers/promises';
import { ExplainedError } from '../language/explained-error.ts';
import { describeReason } from '../language/reason.ts';
import { text } from '../language/text.ts';

const isWindows = process.platform === 'win32';
/**
 * What goes away by itself. Windows refuses what a virus scanner or an ending process still holds; EACCES tells
 * elsewhere of rights, which do not pass.
 */
const passing = new Set(['EBUSY', 'EPERM', 'ENOTEMPTY', ...(isWindows ? ['EACCES'] : [])]);
const limitMs = isWindows ? 5_000 : 300;
const pollMs = 25;

/**
 * Does something to a file, and does it again while somebody else still holds it: up to 5 s on Windows, 0.3 s elsewhere.
 * @throws the last error of the system
 */
export async function untilReleased<T>(work: () => Promise<T>): Promise<T> {
  const end = performance.now() + limitMs;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException;
      if (!passing.has(code) || performance.now() > end) throw error;
    }
    await sleep(pollMs);
  }
}

/** Something that could be neither removed nor replaced: somebody holds it, or it is not ours. */
export class HeldFileError extends ExplainedError {
  override readonly name = 'HeldFileError';
  readonly file: string;

  /** @param cause the error of the system, which may be about a file further down */
  constructor(key: 'files.notRemoved' | 'files.notReplaced', file: string, cause: unknown) {
    const { path = file } = cause as NodeJS.ErrnoException;
    super({
      headline: text(key, { file, reason: describeReason(cause) }),
      facts: path === file ? [] : [text('files.heldPart', { file: path })],
      wayOut: [text('files.release')],
      cause,
    });
    this.file = file;
  }
}
