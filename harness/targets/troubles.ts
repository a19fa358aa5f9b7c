/** What no test wants to meet, unless it has announced it. */
export const problemKinds = [
  'server line',
  'console error',
  'page error',
  'failed request',
  'no answer',
  'foreign host',
] as const;

export type ProblemKind = (typeof problemKinds)[number];

/** How a trouble shows itself. */
export interface Sign {
  readonly kind: ProblemKind;
  readonly says: RegExp;
}

/** Troubles that a test may cause on purpose, by the name it announces them with. */
export const troubles = [
  'failed connection test',
  'failed cache test',
  'refused backup',
  'refused sign-in',
  'forged request',
  'step out of order',
  'malformed request',
  'forced requests',
  'refused page',
  'page that is refused',
  'page kept from a stranger',
  'lost cache',
  'failed installation',
  'interrupted installation',
  'hurried stop',
] as const;

export type Trouble = (typeof troubles)[number];

/** By which signs a target tells of each trouble; one that it keeps to itself is absent. */
export type TroubleSigns = Readonly<Partial<Record<Trouble, readonly Sign[]>>>;

/** What the browser itself tells, whatever the target. */
export const browserSigns: TroubleSigns = {
  'page that is refused': [{ kind: 'failed request', says: /^(GET|POST) \S+ 4\d\d$/ }],
  'page kept from a stranger': [
    { kind: 'failed request', says: / net::ERR_(BLOCKED_BY_RESPONSE|FAILED)$/ },
    { kind: 'console error', says: /^(Framing |Access to fetch at |Refused to (display|frame) )/ },
  ],
};

/** A sign that a target gives whatever a test does, and why that is no fault of the test. */
export interface UsualSign extends Sign {
  readonly because: string;
}
