import { defuse } from '../language/defuse.ts';
import { formatBytes, formatDuration, text } from '../language/text.ts';
import type { CopyReport } from './application-copy.ts';

/** Nobody wonders about what takes less. */
const longMs = 1_000;
const mostNotes = 10;

/** What a person has to know of a copy: that it took long, and each entry that is not as in the original. */
export function describeCopy({ folder, files, bytes, elapsedMs, notes }: CopyReport): string[] {
  const elapsed = formatDuration(elapsedMs);
  const done = text('copy.done', { folder, count: files, size: formatBytes(bytes), elapsed });
  const shown = notes.slice(0, mostNotes).map(({ what, path, detail }) => {
    const words = text(`copy.${what}`, { path: defuse(path), detail: defuse(detail) });
    return `${text('mark.warning')} ${words}`;
  });
  const more = notes.length - shown.length;
  return [
    ...(elapsedMs > longMs ? [`${text('mark.ok')} ${done}`] : []),
    ...shown,
    ...(more > 0 ? [`${text('mark.warning')} ${text('copy.more', { count: more })}`] : []),
  ];
}
