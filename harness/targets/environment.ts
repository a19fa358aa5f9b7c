/** Where a part of the surroundings can be reached. */
export interface PartAddress {
  readonly host: string;
  readonly port: number;
}

/** What an environment may be given; each part is started when it is asked for, and ends with the test. */
export interface Parts {
  /** A real Redis of this test alone, which lets everybody in; the test is skipped where there is no program for it. */
  openRedis(): Promise<PartAddress>;
  /** The same, which asks for its password. */
  redis(): Promise<PartAddress & { readonly password: string }>;
  /** Accepts connections and never says a word. */
  mute(): Promise<PartAddress>;
}

/** What stands around an application when it starts, where that differs from what tests usually give it. */
export interface Environment {
  /** Completes "started": `with Redis there`, `without a key`. */
  readonly name: string;
  /** Variables beside the usual ones, or in their place; undefined takes one away. */
  readonly env?: (parts: Parts) => Promise<Readonly<Record<string, string | undefined>>>;
  /** Files of the private folder, by their path, that are copies of others of the application: `{ '.env': '.env.example' }`. */
  readonly copies?: Readonly<Record<string, string>>;
  /** What it says when it refuses to start, as it should. Default: it starts. */
  readonly refuses?: RegExp;
}
