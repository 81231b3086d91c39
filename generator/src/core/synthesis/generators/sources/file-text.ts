/**
 * Whether a value stands in a file as it is: text of lines that survives editors and git. A value with
 * carriage returns does not, because git may take them for line ends of the platform.
 */
export function isFileText(value: string): boolean {
  return value.includes('\n') && /\S/.test(value) && !UNUSUAL.test(value);
}

const UNUSUAL = /[\u0000-\u0008\u000b-\u001f\ufeff]/;

/** Whether people would keep a value in a file: more than a line, under a key that names a file. */
export function readsBetterAsFile(key: string, value: string): boolean {
  return isFileText(value) && FILE_NAME.test(key);
}

const FILE_NAME = /.\.[A-Za-z][\w-]*$|^\.\w|^[A-Z][a-z]+file$/;
