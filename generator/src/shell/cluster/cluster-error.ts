import { UserError } from '../errors.ts';

export type ClusterErrorReason =
  | 'unreachable'
  | 'unauthorized'
  | 'forbidden'
  | 'conflict'
  | 'exists'
  | 'absent'
  | 'invalid'
  | 'timeout'
  | 'other';

/**
 * What the API server, or the way to it, said, told for people. Never holds a credential or a value
 * of a Secret.
 */
export class ClusterError extends UserError {
  readonly reason: ClusterErrorReason;
  /** Of the server's answer; undefined where there was none. */
  readonly status: number | undefined;

  constructor(
    reason: ClusterErrorReason,
    message: string,
    options: { hint?: string; status?: number; cause?: unknown } = {},
  ) {
    const { hint, cause } = options;
    super(message, {
      ...(hint === undefined ? {} : { hint }),
      ...('cause' in options ? { cause } : {}),
    });
    this.reason = reason;
    this.status = options.status;
  }

  /** Whether the same call may well succeed a little later: the server is away, or overloaded. */
  get isPassing(): boolean {
    if (this.status === undefined)
      return this.reason === 'unreachable' || this.reason === 'timeout';
    return [429, 500, 502, 503, 504].includes(this.status);
  }
}
