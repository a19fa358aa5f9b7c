import type { LogFiles } from './logs/log-files.ts';
import type { Exit } from './process/exit.ts';

/** A server that answers, whoever started it: enough for a spec that only looks. */
export interface RunningServer {
  readonly id: string;
  readonly name: string;
  /** Where the application lives, without a slash at the end: `http://127.0.0.1:5000`, `https://host/app`. */
  readonly url: string;
  readonly healthUrl: string;
  /** Absent where somebody else started the server. */
  readonly workspace: string | undefined;
  readonly logs: LogFiles | undefined;
}

/** Whether it is one's own. */
export function isOwn(server: RunningServer): server is Server {
  return 'restart' in server;
}

/** A server of one's own. */
export interface Server extends RunningServer, AsyncDisposable {
  readonly pid: number;
  readonly port: number;
  readonly workspace: string;
  readonly logs: LogFiles;
  readonly startedAtMs: number;
  /** From start to the first healthy answer, milliseconds. */
  readonly readyAfterMs: number;
  /** How long it has run, or did run, milliseconds. */
  runtimeMs(): number;
  readonly exited: Promise<Exit>;
  /** How it ended, or undefined while it lives. */
  hasExited(): Exit | undefined;
  /** Settles only when it ends without having been told to by `stop` or `kill`. */
  readonly died: Promise<Exit>;
  /** Ends it the way a power cut does, with all its processes. */
  kill(): Promise<void>;
  /** Ends it and proves the port free; a second call gives the same promise. */
  stop(): Promise<void>;
  /** Whether `stop` had to kill it: it did not end by itself in its time. */
  wasKilled(): boolean;
  /** Stops it and starts a new one in the same workspace on the same port. */
  restart(): Promise<Server>;
}
