import { parseExpression, resultOf, type Result } from './parse.ts';
import { undeclared, usesRoot, type Names } from './references.ts';

export interface Environment extends Names {
  /** What an expression must give; anything where that is left out. */
  results?: readonly Result[];
}

/**
 * Says why the server would not compile an expression in CEL, as far as its form tells: the syntax,
 * that what it names exists, and a result that is plainly of a wrong type. Other types, and what it
 * costs, are not looked at.
 */
export function compilationProblem(text: string, environment: Environment): string | undefined {
  const node = parseExpression(text);
  const problem = typeof node === 'string' ? node : undeclared(node, environment);
  if (typeof node === 'string' || problem !== undefined) return `compilation failed: ${problem}`;
  const result = resultOf(node);
  const { results } = environment;
  if (result === undefined || results === undefined || results.includes(result)) return undefined;
  return `must evaluate to ${results.join(' or ')} but got ${result}`;
}

/** Whether an expression names this anywhere; one that cannot be read does not. */
export function usesName(text: string, name: string): boolean {
  const node = parseExpression(text);
  return typeof node !== 'string' && usesRoot(node, name);
}
