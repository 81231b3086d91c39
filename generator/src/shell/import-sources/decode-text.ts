import { UserError } from '../errors.ts';

/**
 * The text of a file in UTF-8; a byte order mark is dropped.
 *
 * @throws {UserError} for any other encoding and for binary data
 */
export function decodeText(bytes: Uint8Array, name: string): string {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    throw new UserError(`\`${name}\` is text in UTF-16`, {
      hint: 'Save it as UTF-8; in PowerShell write it with `Out-File -Encoding utf8`.',
    });
  }
  try {
    return UTF8.decode(bytes);
  } catch {
    throw new UserError(`\`${name}\` is no text in UTF-8`, {
      hint: 'Save it as UTF-8, or leave it out of what is imported.',
    });
  }
}

const UTF8 = new TextDecoder('utf-8', { fatal: true });
