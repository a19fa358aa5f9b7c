/** How a server is asked, and which answer counts as healthy. Plain data: it stands in the records of servers, too. */
export interface Readiness {
  /** From and to, both included. */
  readonly statuses: readonly (readonly [number, number])[];
  /** A redirect to this path, or below it, is healthy as well. */
  readonly redirect?: string | undefined;
  /** What the beginning of the page has to hold. */
  readonly text?: string | undefined;
  readonly ignoresHttpsErrors: boolean;
}

/** `200-299` or `200-299,401`. */
export const statusPattern = /^[1-5]\d\d(-[1-5]\d\d)?(, ?[1-5]\d\d(-[1-5]\d\d)?)*$/;

/** The ranges that such a list names. */
export function parseStatuses(list: string): Readiness['statuses'] {
  return list.split(',').map((range) => {
    const [from = Number.NaN, to = from] = range.split('-').map(Number);
    return [from, to] as const;
  });
}

/** The list that names these ranges. */
export function formatStatuses(statuses: Readiness['statuses']): string {
  return statuses.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(',');
}
