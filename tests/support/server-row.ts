/** A server as the commands tell machines of it. */
export interface ServerRow {
  readonly id: string;
  readonly target: string;
  readonly url: string;
  readonly healthUrl: string;
  readonly port: number;
  readonly pid: number;
  readonly firstProcessEnded: boolean;
  readonly workspace: string;
  readonly logs: { readonly out: string; readonly err: string };
  readonly health: { readonly isHealthy: boolean; readonly status?: number; readonly words: string };
  readonly owner: { readonly kind: string; readonly pid: number };
  readonly uptimeMs: number;
  readonly logBytes: number;
}
