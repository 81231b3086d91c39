import { isJsonObject, type Json } from '../kubernetes/object.ts';

/** Lines that a value takes in plain block style YAML, as the value of a key or list item. */
export function lineCount(value: Json): number {
  if (Array.isArray(value)) return sum(value.map(lineCount));
  if (isJsonObject(value)) {
    return sum(Object.values(value).map((child) => (isBlock(child) ? 1 : 0) + lineCount(child)));
  }
  if (typeof value === 'string' && value.includes('\n')) return value.split('\n').length;
  return 1;
}

function isBlock(value: Json): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}

function sum(numbers: number[]): number {
  return Math.max(
    1,
    numbers.reduce((total, number) => total + number, 0),
  );
}
