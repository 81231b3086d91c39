/**
 * A mistake or a circumstance that the user can mend. The command line prints the message on one
 * line, then the hint, and ends with `exitCode`; there is no stack trace.
 */
export class UserError extends Error {
  override readonly name = 'UserError';
  /** What to do next. */
  readonly hint: string | undefined;
  /** 2: the command could not run. */
  readonly exitCode = 2;

  constructor(message: string, options: { hint?: string; cause?: unknown } = {}) {
    super(message, 'cause' in options ? { cause: options.cause } : undefined);
    this.hint = options.hint;
  }
}
