/**
 * A defect of Strata itself, never a mistake of the user: the command line shows it with its stack.
 * Core throws it only where a caller breaks a contract that the types cannot express.
 */
export class InternalError extends Error {
  override readonly name = 'InternalError';
}
