import type { TimelineEvent } from '../../evidence/timeline.ts';
import type { TimelineRecord } from '../../evidence/timeline-record.ts';
import { type Weight, weighLines, weights } from '../../evidence/weight.ts';
import { formatSeconds, text } from '../../language/text.ts';

const wanted = 6;

/** Whoever looks for the cause reads the beginning of a line, and the whole log for the rest. */
const longest = 300;

interface Told {
  readonly what: string;
  readonly weight: Weight;
  /** When it was told; only the order counts. */
  readonly at: number;
  /** What stands before it. */
  readonly lead?: string;
}

/**
 * The six lines of a timeline that most likely say why a test failed: errors, then warnings, the newest first; where
 * there are fewer, the last of what else happened, in its order. Each with its seconds since the test began.
 */
export function pickTellingEvents({ beganAtMs, events }: TimelineRecord): string[] {
  return pick(
    events.map((event) => ({
      what: event.source === 'server' ? withoutTime(event.what) : event.what,
      weight: event.weight,
      at: event.atMs,
      lead: `${formatSeconds(event.atMs - beganAtMs)}  ${nameSource(event)}  `,
    })),
  );
}

/** The same of what a test without a timeline has attached, such as the logs of a server that did not start. */
export function pickTellingLines(texts: readonly string[]): string[] {
  const lines = texts.map((content) => content.split(/\r?\n/).filter((line) => /\p{L}/u.test(line)));
  return pick(
    lines.flatMap((ofText) => {
      const weight = weighLines(ofText);
      // The nearer to its end, the newer: nothing else is known of two texts.
      return ofText.map((what, at) => ({ what, weight: weight[at] ?? 'usual', at: at - ofText.length }));
    }),
  );
}

function pick(all: readonly Told[]): string[] {
  const rank = ({ weight }: Told) => weights.indexOf(weight);
  const telling = all
    .filter(({ weight, what }) => weight !== 'nothing' && /\p{L}/u.test(what))
    .toReversed()
    .sort((one, other) => rank(one) - rank(other) || other.at - one.at);
  const seen = new Set<string>();
  const picked = telling.filter(({ what }) => !seen.has(what) && seen.add(what)).slice(0, wanted);
  const isTrouble = ({ weight }: Told) => weight === 'error' || weight === 'warning';
  const others = picked.filter((told) => !isTrouble(told)).sort((one, other) => one.at - other.at);
  return [...picked.filter(isTrouble), ...others].map(format);
}

function format({ lead = '', what }: Told): string {
  const line = what.trimStart();
  return lead + (line.length > longest ? `${line.slice(0, longest)}...` : line);
}

function nameSource({ source }: TimelineEvent): string {
  return text(`timeline.${source}`);
}

/** The time of its own at the beginning of a line: it stands before it already, counted from the test's beginning. */
function withoutTime(line: string): string {
  return line.replace(/^\W{0,2}\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d[\d.,]*\s?(Z|[+-]\d\d:?\d\d)?\]?\s*/, '');
}
