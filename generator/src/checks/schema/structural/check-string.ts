import { quoteValue } from '../describe-value.ts';
import type { Trail } from '../trail.ts';
import { fitsFormat } from './formats/fits-format.ts';
import { goPattern } from './go-pattern.ts';
import type { SchemaNode } from './schema-node.ts';

/** `maxLength`, `minLength`, `pattern` and `format`. */
export function checkString(value: string, node: SchemaNode, trail: Trail): void {
  const [least, most] = [node.number('minLength'), node.number('maxLength')];
  const pattern = node.text('pattern');
  const { format } = node;
  if (most !== undefined && lengthOf(value) > most) {
    trail.report('too-long', `Too long: may not be more than ${most} characters`);
  } else if (least !== undefined && lengthOf(value) < least) {
    trail.report('invalid', `should be at least ${least} characters long`);
  } else if (pattern !== undefined && !matches(pattern, value)) {
    trail.report('invalid', `Invalid value: ${quoteValue(value)}: should match '${pattern}'`);
  }
  if (format !== undefined && !fitsFormat(format, value)) {
    trail.report('invalid', `Invalid value: ${quoteValue(value)}: must be of the format ${format}`);
  }
}

function lengthOf(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** Of a pattern that is none, the server would not have taken the definition. */
function matches(pattern: string, text: string): boolean {
  return goPattern(pattern)?.matcher(text).find() ?? true;
}
