import { quote } from '../quote.ts';
import { nearest } from '../nearest.ts';
import type { Issue } from './flatten-issues.ts';

/** How to write what was probably meant, undefined when that is not clear. */
export function hintFor(
  issue: Issue,
  value: unknown,
  source: string | undefined,
): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return typeHint(issue.expected, value, source);
    case 'invalid_value':
      return valueHint(issue.values, value, source);
    case 'invalid_union':
      return 'options' in issue && Array.isArray(issue.options)
        ? valueHint(issue.options, value, source)
        : undefined;
    default:
      return undefined;
  }
}

function typeHint(
  expected: string,
  value: unknown,
  source: string | undefined,
): string | undefined {
  const isScalar = ['string', 'number', 'boolean'].includes(typeof value);
  if (expected === 'string' && isScalar)
    return `write it in quotes: ${quote(source ?? String(value))}`;
  if (expected === 'array' && isScalar) return `write it as a list: [${source ?? String(value)}]`;
  if (typeof value !== 'string') return undefined;
  if (expected === 'boolean') {
    const word = BOOLEAN_WORDS[value.toLowerCase()];
    return word === undefined ? undefined : `write ${word}, without quotes`;
  }
  const isNumber = expected === 'number' || expected === 'int';
  return isNumber && /^-?\d+(\.\d+)?$/.test(value) ? `write ${value}, without quotes` : undefined;
}

/** What YAML 1.1 and other formats take for a boolean. */
const BOOLEAN_WORDS: Readonly<Partial<Record<string, string>>> = {
  yes: 'true',
  on: 'true',
  y: 'true',
  true: 'true',
  no: 'false',
  off: 'false',
  n: 'false',
  false: 'false',
};

function valueHint(
  values: readonly unknown[],
  value: unknown,
  source: string | undefined,
): string | undefined {
  const text = source ?? String(value);
  if (typeof value !== 'string' && values.includes(text))
    return `write it in quotes: ${quote(text)}`;
  if (typeof value !== 'string') return undefined;
  const other = values.find(
    (candidate) => typeof candidate !== 'string' && String(candidate) === value,
  );
  if (other !== undefined) return `write ${value}, without quotes`;
  const candidate = nearest(
    value,
    values.filter((word) => typeof word === 'string'),
  );
  return candidate === undefined ? undefined : `did you mean "${candidate}"?`;
}
