import { BuildError, type Engine } from '../engine/engine.ts';
import { UserError } from '../errors.ts';
import type { SizeBudget } from './size-budget.ts';

/**
 * What a kustomization builds to.
 *
 * @param path the folder as the user knows it, for messages
 * @throws {UserError} with the message of Kustomize where it does not build
 */
export async function buildSource(
  engine: Engine,
  folder: string,
  path: string,
  budget: SizeBudget,
): Promise<string> {
  try {
    const text = await engine.build(folder);
    budget.spend(Buffer.byteLength(text), path);
    return text;
  } catch (error) {
    if (!(error instanceof BuildError)) throw error;
    throw new UserError(`\`${path}\` does not build: ${error.message.replaceAll(folder, path)}`, {
      hint: `Run \`${engine.command} ${path}\` and mend what it says.`,
      cause: error,
    });
  }
}
