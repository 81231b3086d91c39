import type { z } from 'zod';
import type { Json } from '../../core/kubernetes/object.ts';
import type { DocumentPath } from '../../core/problem.ts';
import { alternativesAt, keysAt, schemaView, type SchemaNode } from '../json-schema/schema-view.ts';
import { nearest } from '../nearest.ts';
import { valueAt } from '../own-value.ts';
import { formatPath, quote } from '../quote.ts';
import { accepted } from './accepted.ts';
import { describeValue } from './describe-value.ts';
import { flattenIssues, type Issue } from './flatten-issues.ts';
import { hintFor } from './hint-for.ts';

/** One thing that a schema does not accept; the path starts at the validated value. */
export interface Finding {
  kind: 'unknown key' | 'missing key' | 'invalid key' | 'invalid value';
  path: DocumentPath;
  message: string;
  hint?: string;
  /** The accepted key that an unknown one probably stands for. */
  meant?: string;
}

type Validated<Schema extends z.ZodType> =
  | { value: z.output<Schema>; findings: [] }
  | { value?: undefined; findings: [Finding, ...Finding[]] };

interface ValidateOptions {
  /** A scalar's text as written, where it is known. */
  sourceAt?: (path: DocumentPath) => string | undefined;
  /** What messages put before the path, for a value that is part of a larger one. */
  prefix?: DocumentPath;
}

/**
 * Validates a value and describes everything that is wrong with it: what was found, what is accepted,
 * and how to write it.
 */
export function validate<Schema extends z.ZodType>(
  schema: Schema,
  value: Json,
  { sourceAt = () => undefined, prefix = [] }: ValidateOptions = {},
): Validated<Schema> {
  // An empty text marks an issue for which the schema's author wrote no message of their own.
  const result = schema.safeParse(value, { error: () => '' });
  if (result.success) return { value: result.data, findings: [] };
  const subject: Subject = { root: value, view: schemaView(schema), sourceAt, prefix };
  const findings = flattenIssues(result.error.issues).flatMap((issue) => describe(issue, subject));
  const [first, ...others] = withoutConsequences(findings);
  if (first === undefined) throw new TypeError('a failed validation has no issue');
  return { findings: [first, ...others] };
}

interface Subject extends Required<ValidateOptions> {
  root: Json;
  view: SchemaNode;
}

function describe(issue: Issue, subject: Subject): Finding[] {
  const path = issue.path.filter((segment) => typeof segment !== 'symbol');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => unknownKey([...path, key], subject));
  }
  if (issue.code === 'invalid_key') {
    const message = issue.issues.map((inner) => inner.message).find((text) => text !== '');
    const name = `key ${quote(String(path.at(-1)))}`;
    return [{ kind: 'invalid key', path, message: `${name} ${message ?? 'is not accepted'}` }];
  }
  const value = valueAt(subject.root, path);
  if (value === undefined && path.length > 0) return [missingKey(issue, path, subject)];
  return [invalidValue(issue, path, value, subject)];
}

function unknownKey(path: DocumentPath, { view, prefix }: Subject): Finding {
  const parent = path.slice(0, -1);
  const key = String(path.at(-1));
  const keys = keysAt(view, parent);
  const place = formatPath([...prefix, ...parent]);
  const list = keys.length === 0 ? 'none is accepted' : `accepted: ${keys.join(', ')}`;
  const meant = nearest(key, keys);
  return {
    kind: 'unknown key',
    path,
    message: `unknown key ${quote(key)}${place === '' ? '' : ` in ${place}`}, ${list}`,
    ...(meant === undefined ? {} : { meant, hint: `did you mean "${meant}"?` }),
  };
}

function missingKey(issue: Issue, path: DocumentPath, { view, prefix }: Subject): Finding {
  const description = alternativesAt(view, path)
    .map((node) => node.description)
    .find((text) => text !== undefined);
  const key = String(path.at(-1));
  const [only] = issue.code === 'invalid_value' && issue.values.length === 1 ? issue.values : [];
  const what = only === undefined ? description : String(only);
  return {
    kind: 'missing key',
    path,
    message: `"${formatPath([...prefix, ...path])}" is missing, it ${accepted(issue)}`,
    ...(what === undefined ? {} : { hint: `add ${key}: ${what}` }),
  };
}

function invalidValue(
  issue: Issue,
  path: DocumentPath,
  value: Json | undefined,
  { sourceAt, prefix }: Subject,
): Finding {
  const authored = issue.message === '' ? undefined : issue.message;
  const text = authored ?? accepted(issue);
  const place = formatPath([...prefix, ...path]);
  const continues = authored === undefined || authored.startsWith('must ');
  const subject = `"${place}"${continues ? '' : ':'} ${text}`;
  // For a map or list only its type can be shown, which says something about a wrong type alone.
  const isContainer = typeof value === 'object' && value !== null;
  const isWrongType = ['invalid_type', 'invalid_value', 'invalid_union'].includes(issue.code);
  const source = sourceAt(path);
  const hint = hintFor(issue, value, source);
  return {
    kind: 'invalid value',
    path,
    message:
      isWrongType || !isContainer ? `${subject}, found ${describeValue(value, source)}` : subject,
    ...(hint === undefined ? {} : { hint }),
  };
}

/** A key that is missing because it is misspelt is told once, where it is misspelt. */
function withoutConsequences(findings: readonly Finding[]): Finding[] {
  const meant = findings
    .filter((finding) => finding.meant !== undefined)
    .map(({ path, meant: key }) => formatPath([...path.slice(0, -1), key ?? '']));
  return findings.filter(
    ({ kind, path }) => kind !== 'missing key' || !meant.includes(formatPath(path)),
  );
}
