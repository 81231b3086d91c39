import { cancel, isCancel, multiselect, select, text } from '@clack/prompts';
import { UserError } from './errors.ts';

/** Questions to a person at a terminal. */
export interface Ask {
  text(question: { message: string; placeholder?: string }): Promise<string>;
  select(question: { message: string; options: readonly Option[] }): Promise<string>;
  selectMany(question: {
    message: string;
    options: readonly Option[];
    selected?: readonly string[];
  }): Promise<string[]>;
}

export interface Option {
  value: string;
  hint?: string;
}

/**
 * Asks on the terminal.
 *
 * @throws {UserError} from each question when the person ends it with Ctrl-C
 */
export const terminalAsk: Ask = {
  async text({ message, placeholder }) {
    const answer = await text({
      message,
      ...(placeholder === undefined ? {} : { placeholder }),
      validate: (value) => ((value ?? '').trim() === '' ? 'An answer is needed.' : undefined),
    });
    return orCancelled(answer).trim();
  },
  async select({ message, options }) {
    return orCancelled(await select({ message, options: options.map(toClack) }));
  },
  async selectMany({ message, options, selected }) {
    const answer = await multiselect({
      message,
      options: options.map(toClack),
      initialValues: [...(selected ?? [])],
      required: false,
    });
    return orCancelled(answer);
  },
};

function toClack({ value, hint }: Option): { value: string; label: string; hint?: string } {
  return { value, label: value, ...(hint === undefined ? {} : { hint }) };
}

function orCancelled<Answer>(answer: Answer): Exclude<Answer, symbol> {
  if (!isCancel(answer)) return answer as Exclude<Answer, symbol>;
  cancel('Nothing was changed.');
  throw new UserError('cancelled');
}
