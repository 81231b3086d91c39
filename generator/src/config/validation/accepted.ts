import { eitherOf } from '../quote.ts';
import type { Issue } from './flatten-issues.ts';

/** What an issue's schema accepts, as the end of "must be ...". */
export function accepted(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${typeName(issue.expected)}`;
    case 'invalid_value':
      return `must be ${eitherOf(issue.values.map(literal))}`;
    case 'invalid_union':
      return `must be ${eitherOf(unionNames(issue))}`;
    case 'invalid_format':
      return issue.format === 'regex'
        ? `must match ${issue.pattern ?? 'a pattern'}`
        : `must be a valid ${issue.format}`;
    case 'too_small':
      return `must ${bound(issue.origin, issue.exact === true ? 'exactly' : 'at least', issue.minimum, issue.inclusive !== false)}`;
    case 'too_big':
      return `must ${bound(issue.origin, issue.exact === true ? 'exactly' : 'at most', issue.maximum, issue.inclusive !== false)}`;
    case 'not_multiple_of':
      return `must be a multiple of ${issue.divisor}`;
    default:
      return 'is not accepted';
  }
}

function typeName(expected: string): string {
  return TYPE_NAMES[expected] ?? expected;
}
const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: 'a string',
  number: 'a number',
  int: 'an integer',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping',
  record: 'a mapping',
  null: 'null',
};

function literal(value: unknown): string {
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}

/** The types of all alternatives, or the words that tell the alternatives apart. */
function unionNames(issue: Extract<Issue, { code: 'invalid_union' }>): string[] {
  if (issue.errors.length === 0 && 'options' in issue && Array.isArray(issue.options)) {
    return issue.options.map(literal);
  }
  const names = issue.errors.flat().flatMap((inner) => {
    if (inner.path.length > 0) return [];
    if (inner.code === 'invalid_union') return unionNames(inner);
    if (inner.code === 'invalid_type') return [typeName(inner.expected)];
    return inner.code === 'invalid_value' ? inner.values.map(literal) : [];
  });
  return names.length === 0 ? ['one of its forms'] : [...new Set(names)];
}

function bound(
  origin: string,
  comparison: string,
  limit: number | bigint,
  isInclusive: boolean,
): string {
  const unit = UNITS[origin];
  if (unit !== undefined)
    return `have ${comparison} ${limit} ${limit === 1 ? unit.one : unit.many}`;
  if (isInclusive) return `be ${comparison} ${limit}`;
  return `be ${comparison === 'at least' ? 'more' : 'less'} than ${limit}`;
}
const UNITS: Readonly<Record<string, { one: string; many: string }>> = {
  string: { one: 'character', many: 'characters' },
  array: { one: 'entry', many: 'entries' },
  object: { one: 'key', many: 'keys' },
  record: { one: 'key', many: 'keys' },
};
