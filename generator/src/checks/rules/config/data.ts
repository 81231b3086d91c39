import type { Field, TextFormat } from '../shared/field.ts';

/** What all values of a ConfigMap or Secret may be together: MaxSecretSize. */
export const LARGEST_DATA = 1024 * 1024;

/** The keys of a map of data; the values never come into the message. */
export function checkDataKeys(data: Field, format: TextFormat): void {
  for (const [key, value] of data.entries()) {
    const complaint = format(key);
    if (complaint !== undefined) value.invalidHidden(`key ${JSON.stringify(key)}: ${complaint}`);
  }
}

/** The number of bytes that a text in base64 stands for. */
export function decodedSize(base64: string): number {
  return Math.floor((base64.replace(/[\r\n=]/g, '').length * 3) / 4);
}
