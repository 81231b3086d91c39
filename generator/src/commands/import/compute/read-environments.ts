import type { InputProblem } from '../../../core/import/input/problem.ts';
import { readInput, type ReadInput } from '../../../core/import/input/read-input.ts';
import type { Output } from '../../../shell/output.ts';
import { renderProblems } from '../../../report/problems.ts';
import type { Engine } from '../../../shell/engine/engine.ts';
import { UserError } from '../../../shell/errors.ts';
import { readSources } from '../../../shell/import-sources/read-sources.ts';
import type { Dependencies } from '../../dependencies.ts';
import type { RequestedEnvironment } from '../parse-request.ts';

/** The objects of an environment as people wrote them. */
export interface ReadEnvironment extends Pick<ReadInput, 'documents' | 'texts' | 'skipped'> {
  name: string;
}

/**
 * Reads the manifests of all environments.
 *
 * @throws {UserError} with all problems of all environments, each with its place
 */
export async function readEnvironments(
  environments: readonly RequestedEnvironment[],
  engine: Engine,
  { cwd, stdin, output }: Pick<Dependencies, 'cwd' | 'stdin' | 'output'>,
): Promise<ReadEnvironment[]> {
  const found = await Promise.allSettled(
    environments.map(({ path }) => readSources(engine, cwd, path, lazily(stdin))),
  );
  const errors = found.flatMap((each): unknown[] =>
    each.status === 'rejected' ? [each.reason] : [],
  );
  if (errors.length > 0) throw joined(errors);
  const read = found.flatMap((each) =>
    each.status === 'fulfilled' ? [readInput(each.value)] : [],
  );
  refuse(
    read.flatMap(({ problems }) => problems),
    output,
  );
  return environments.map(({ name }, index) => {
    const { documents, texts, skipped } = read[index] as ReadInput;
    return { name, documents, texts, skipped };
  });
}

/** Nobody waits for a standard input that is not asked for. */
function lazily(stdin: Dependencies['stdin']): AsyncIterable<Uint8Array | string> {
  return { [Symbol.asyncIterator]: () => stdin()[Symbol.asyncIterator]() };
}

/** One mistake in each path is told at once; anything that is no mistake goes first. */
function joined(errors: readonly unknown[]): unknown {
  const mistakes = errors.filter((error) => error instanceof UserError);
  const [first, ...others] = mistakes;
  if (first === undefined || mistakes.length < errors.length) {
    return errors.find((error) => !(error instanceof UserError));
  }
  if (others.length === 0) return first;
  return new UserError(mistakes.map(({ message }) => message).join('\n'), hintOf(first));
}

function hintOf({ hint }: UserError): { hint?: string } {
  return hint === undefined ? {} : { hint };
}

/** The same file may be that of several environments. */
function refuse(problems: readonly InputProblem[], { colors }: Output): void {
  if (problems.length === 0) return;
  const known = new Set<string>();
  const distinct = problems.filter(({ file, line, column, message }) => {
    const identity = JSON.stringify([file, line, column, message]);
    const isNew = !known.has(identity);
    known.add(identity);
    return isNew;
  });
  const rest = distinct.length - MAX_PROBLEMS;
  const text = renderProblems(distinct.slice(0, MAX_PROBLEMS), colors);
  throw new UserError(rest > 0 ? `${text}\nand ${rest} more` : text);
}

const MAX_PROBLEMS = 50;
