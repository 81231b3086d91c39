import { cancel, confirm, isCancel } from '@clack/prompts';
import { UserError } from './errors.ts';

/** A question that is answered with yes or no. */
export type Confirm = (question: string) => Promise<boolean>;

/**
 * Asks on the terminal; Enter alone is no.
 *
 * @throws {UserError} when the person ends it with Ctrl-C
 */
export const terminalConfirm: Confirm = async (question) => {
  const answer = await confirm({ message: question, initialValue: false });
  if (!isCancel(answer)) return answer;
  cancel('Nothing was changed.');
  throw new UserError('cancelled');
};
