import { allowWriting } from '../files/allow-writing.ts';
import { ExplainedError } from '../language/explained-error.ts';
import { describeReason, findSystemError } from '../language/reason.ts';
import { text } from '../language/text.ts';

/**
 * Makes an error that a person can act on out of whatever was thrown: one that explains itself stays, a refusal of the
 * system is told in words, and all else is a mistake of ours, which shows its stack and where to report it.
 * @param command as in `npm run <command>`
 */
export function explainFailure(command: string, error: unknown): ExplainedError {
  if (error instanceof ExplainedError) return error;
  const refusal = findSystemError(error);
  return refusal === undefined ? explainMistake(command, error) : explainRefusal(command, refusal);
}

/** A command that nothing was left to wait for, although it was not done. */
export function explainUnfinished(command: string): ExplainedError {
  return new ExplainedError({ headline: text('failure.unfinished', { command }), wayOut: reportIt() });
}

/** A command whose words could not be written, such as to a file on a full disk. */
export function explainUnwritten(command: string, error: NodeJS.ErrnoException): ExplainedError {
  return new ExplainedError({
    headline: text('failure.unwritten', { command, reason: describeReason(error) }),
    wayOut: suggestRepairs(error),
    cause: error,
  });
}

function explainMistake(command: string, error: unknown): ExplainedError {
  const { message, stack = message } = error instanceof Error ? error : new Error(String(error));
  return new ExplainedError({
    headline: text('failure.mistake', { command, message: message.split('\n', 1).join() }),
    quote: stack.split('\n'),
    wayOut: reportIt(),
    cause: error,
  });
}

function reportIt(): string[] {
  return [text('failure.report', { command: 'npm run doctor' })];
}

function explainRefusal(command: string, error: NodeJS.ErrnoException): ExplainedError {
  const values = { command, doing: describeDoing(error), reason: describeReason(error) };
  return new ExplainedError({
    headline: text('failure.refused', values),
    wayOut: suggestRepairs(error),
    cause: error,
  });
}

const reading = ['access', 'lstat', 'opendir', 'read', 'readlink', 'realpath', 'scandir', 'stat', 'statfs'];
const writing = ['chmod', 'copyfile', 'fsync', 'ftruncate', 'link', 'mkdir', 'rename', 'symlink', 'write'];
const removing = ['rm', 'rmdir', 'unlink'];

/** What the system was asked for; its call is the last resort. */
function describeDoing(error: NodeJS.ErrnoException): string {
  const { syscall = '' } = error;
  const { address, port } = error as { readonly address?: string; readonly port?: number };
  if (syscall === 'connect' || syscall === 'listen') {
    return text(`doing.${syscall}`, { where: [address ?? '', port ?? ''].join(':') });
  }
  if (syscall.startsWith('spawn')) return text('doing.spawn', { where: error.path ?? syscall.slice(6) });
  const where = error.path ?? '';
  if (where === '') return syscall === '' ? text('doing.unknown') : syscall;
  if (reading.includes(syscall)) return text('doing.read', { where });
  if (writing.includes(syscall)) return text('doing.write', { where });
  return text(removing.includes(syscall) ? 'doing.remove' : 'doing.open', { where });
}

function suggestRepairs({ code = '', path }: NodeJS.ErrnoException): string[] {
  if (['ENOSPC', 'EDQUOT'].includes(code)) {
    return [text('failure.freeSpace', { command: 'npm run server:clean -- --days 0' })];
  }
  if (code === 'EADDRNOTAVAIL') return [text('failure.otherHost')];
  if (['EMFILE', 'ENFILE'].includes(code)) return [text('failure.closePrograms')];
  const doctor = text('failure.doctor', { command: 'npm run doctor' });
  if (path === undefined) return [doctor];
  const allow = text('failure.allow', { command: allowWriting(path) });
  return ['EACCES', 'EPERM'].includes(code) ? [allow, doctor] : [doctor];
}
