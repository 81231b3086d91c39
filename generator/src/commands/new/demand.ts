import type { Ask } from '../../shell/ask.ts';
import { UserError } from '../../shell/errors.ts';

/**
 * Where to ask for something that was not given.
 *
 * @throws {UserError} where nobody can be asked
 */
export function demand(ask: Ask | undefined, what: string): Ask {
  if (ask !== undefined) return ask;
  throw new UserError(`${what} is missing, and there is no terminal to ask on`, {
    hint: 'give it on the command line; --help shows examples',
  });
}
