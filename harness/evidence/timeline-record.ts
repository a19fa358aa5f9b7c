import type { Timeline, TimelineEvent } from './timeline.ts';

/** The attachment by which a test that failed hands over what happened in it. */
export const timelineAttachment = 'timeline.json';

/** More than this is a flood, and what it drowns is in the logs, which are attached whole. */
const mostEvents = 2_000;

/** What happened while a test ran, for programs; people read the same as a text. */
export interface TimelineRecord {
  /** When the test began, in milliseconds since 1970. */
  readonly beganAtMs: number;
  /** Oldest first. */
  readonly events: readonly TimelineEvent[];
}

/** What is attached of a timeline as JSON: its last events. */
export function recordTimeline({ beganAtMs, events }: Timeline): TimelineRecord {
  return { beganAtMs, events: events.slice(-mostEvents) };
}
