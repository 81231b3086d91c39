import { cancel, isCancel, password, text } from '@clack/prompts';
import { UserError } from '../errors.ts';
import { SecretValue } from './secret-value.ts';

/** Questions for values of Secrets. */
export interface AskSecret {
  /** A single line, which the terminal does not show. */
  value(message: string): Promise<SecretValue>;
  /** The path of a file that holds the value. */
  file(message: string): Promise<string>;
}

/**
 * Asks on the terminal.
 *
 * @throws {UserError} from each question when the person ends it with Ctrl-C
 */
export const terminalAskSecret: AskSecret = {
  async value(message) {
    const answer = await password({ message, validate: demandAnswer });
    return new SecretValue(orCancelled(answer));
  },
  async file(message) {
    return orCancelled(await text({ message, validate: demandAnswer })).trim();
  },
};

function demandAnswer(value: string | undefined): string | undefined {
  return (value ?? '') === '' ? 'An answer is needed.' : undefined;
}

function orCancelled(answer: string | symbol): string {
  if (!isCancel(answer)) return answer as string;
  cancel('Nothing was changed.');
  throw new UserError('cancelled');
}
