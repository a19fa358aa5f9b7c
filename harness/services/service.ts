/**
 * A server that a test may need. Either this machine can have one, or it cannot: then `reason` says why, for the list
 * of skipped tests, and `repair` says what to do about it.
 */
export type Service<T> =
  | { readonly available: true; start(): Promise<T> }
  | { readonly available: false; readonly reason: string; readonly repair: string };

/** A server that answers real clients. */
export interface RunningService extends AsyncDisposable {
  /** Whether we started it: a server that was named by address is not ours to stop or to fill. */
  readonly isOurs: boolean;
  readonly host: string;
  readonly port: number;
  readonly version: string;
  /** Names it in a setting, such as `WIZARD_REDIS_URL` for another run; holds the password. */
  readonly url: string;
  /** Ends it when it is ours, with all its data; a second call gives the same promise. */
  stop(): Promise<void>;
}

/** Addresses of servers that somebody else runs; absent means that we start our own. */
export interface NamedServices {
  readonly redisUrl?: string | undefined;
  readonly postgresUrl?: string | undefined;
  readonly mariadbUrl?: string | undefined;
}
