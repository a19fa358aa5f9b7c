import { text } from '../language/text.ts';
import type { Problem, Timeline, TimelineEvent } from './timeline.ts';

/** More than this nobody reads; a flood is in the logs, which are attached whole. */
const mostEvents = 2_000;

/** A timeline as people read it: what went wrong, newest first, then all that happened, oldest first. */
export function formatTimeline({ beganAtMs, events, problems }: Timeline): string {
  const describe = (event: TimelineEvent | Problem) => {
    const since = `+${((event.atMs - beganAtMs) / 1000).toFixed(3)} s`.padStart(11);
    const stream = 'stream' in event ? `${event.stream} | ` : '';
    const what = event.what.replaceAll('\n', `\n${' '.repeat(25)}`);
    return `${since}  ${text(`timeline.${event.source}`).padEnd(10)}  ${stream}${what}`;
  };
  const dropped = events.length - mostEvents;
  return [
    text('timeline.began', { at: new Date(beganAtMs).toISOString() }),
    '',
    text('timeline.problems'),
    ...(problems.length === 0 ? [`  ${text('timeline.noProblem')}`] : problems.map(describe)),
    '',
    text('timeline.events'),
    ...(dropped > 0 ? [`  ${text('timeline.dropped', { count: dropped })}`] : []),
    ...events.slice(-mostEvents).map(describe),
    '',
  ].join('\n');
}
