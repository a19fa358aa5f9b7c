/** A spec that is expected to fail on one target, with a reason; the run turns red when it passes. */
export interface KnownDefect {
  /** Stable and never used again, such as `XF-003`. */
  readonly id: string;
  /** `<file> > <title>` of the spec, as the reporters print it. */
  readonly spec: string;
  /** What the failure must say: a failure of another kind stays red. */
  readonly failure: RegExp;
  /** One sentence for the application's maintainers. */
  readonly reason: string;
  /** How to see it by hand. */
  readonly evidence: string;
}
