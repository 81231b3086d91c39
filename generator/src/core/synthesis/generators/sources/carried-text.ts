/**
 * Whether Kustomize brings a text through a generator unchanged. It writes values with line breaks
 * as block scalars and reads them again, which fails where the first line begins with a tab; it
 * refuses to print some characters, and prints the rarer line breaks of YAML 1.1 so that readers do
 * not agree on them.
 */
export function isCarriedText(text: string): boolean {
  return !UNCARRIED.test(text) && !(text.startsWith('\t') && text.includes('\n'));
}

const UNCARRIED = /[\u007f-\u009f\u2028\u2029\ufffe\uffff]|\p{Surrogate}/u;

/**
 * Whether a key, of data or of labels, comes out of a generator. Kustomize writes the keys of what it
 * generates unquoted and reads them again; one that then is a number, a date, a boolean or null makes
 * it fail ("unsupported type: map[interface {}]interface {}").
 */
export function isCarriedKey(key: string): boolean {
  return KEY.test(key) && !NOT_TEXT.some((pattern) => pattern.test(key));
}

const KEY = /^[-._/a-zA-Z0-9]+$/;
const NOT_TEXT = [
  /^(?=.*\d)[-.]*[\d_.]+(?:e-?[\d_]+)?$/i,
  /^-?0[box][\da-f_]+$/i,
  /^-?\.(?:inf|nan)$/i,
  /^\d{4}-\d/,
  /^(?:true|false|null)$/i,
];
