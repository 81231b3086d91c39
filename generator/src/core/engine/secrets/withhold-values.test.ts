import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withholdValues } from './withhold-values.ts';

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.length >= 6);
}

describe('withholdValues', () => {
  it.each([
    ['as it is', 'node contents:\nhunter2secret', 'node contents:\n[withheld]'],
    ['cut short', 'cannot unmarshal !!str `hunter2...`', 'cannot unmarshal !!str `[withheld]...`'],
    ['in base64', 'data:{"k":"aHVudGVyMnNlY3JldA=="}', 'data:{"k":"[withheld]"}'],
    ['twice', 'hunter2secret hunter2secret', '[withheld] [withheld]'],
  ])('withholds a value %s', (_, message, expected) => {
    expect(withholdValues(message, ['hunter2secret'])).toBe(expected);
  });

  it('withholds what a value decodes to', () => {
    expect(withholdValues('invalid source hunter2secret', ['aHVudGVyMnNlY3JldA=='])).toBe(
      'invalid source [withheld]',
    );
  });

  it.each([
    ['control characters', 'a\u007fb"c\\d\u0001e\tf', '{"k":"a\\x7fb\\"c\\\\d\\x01e\\tf"}'],
    ['lines', 'first line\nsecond line', '{"k":"first line\\nsecond line"}'],
  ])('withholds a value with %s as Go quotes it', (_, value, message) => {
    expect(withholdValues(message, [value])).toBe('{"k":"[withheld]"}');
  });

  it('withholds each line of a value, wherever it is indented to', () => {
    const value = 'begin\nthe second one\nabc\n';
    expect(withholdValues('contents:\n    begin\n      the second one\n    abc', [value])).toBe(
      'contents:\n    [withheld]\n      [withheld]\n    [withheld]',
    );
  });

  it('withholds a short value only where it stands alone', () => {
    expect(withholdValues('root "root" rooted chroot', ['root'])).toBe(
      '[withheld] "[withheld]" rooted chroot',
    );
    expect(withholdValues('a of ab', ['a', 'ab', ''])).toBe('a of ab');
  });

  it('withholds a line that Kustomize prints as numbers', () => {
    expect(withholdValues('line [97 61 98] has invalid utf8 bytes : a=b', [])).toBe(
      'line has invalid utf8 bytes : a=b',
    );
  });

  it('leaves paths as they are', () => {
    const message = "accumulating resources from 'wordpress/secret.yaml': wordpress";
    expect(withholdValues(message, ['wordpress'], ['wordpress/secret.yaml', ''])).toBe(
      "accumulating resources from 'wordpress/secret.yaml': [withheld]",
    );
  });

  it('shows no value for the sake of a file with a short name', () => {
    const message = "'a': root, banana-banana";
    expect(withholdValues(message, ['root', 'banana-banana'], ['a', 'root'])).toBe(
      "'a': [withheld], [withheld]",
    );
  });

  it('leaves no line of any value, as it is or quoted', () => {
    const value = fc.string({ unit: 'binary', minLength: 6, maxLength: 40 });
    fc.assert(
      fc.property(value, fc.string(), (secret, around) => {
        const forms = [secret, JSON.stringify(secret)];
        const message = forms.map((form) => `${around} ${form} ${around}`).join(' ');
        const result = withholdValues(message, [secret]).replaceAll('[withheld]', '\0');
        for (const line of linesOf(secret)) expect(result).not.toContain(line);
      }),
    );
  });

  it('leaves a message without values as it is, white space too', () => {
    const message = 'no such file\n      here \u{1F600}';
    expect(withholdValues(message, ['hunter2secret', '         x'])).toBe(message);
    expect(withholdValues('', ['hunter2secret'])).toBe('');
  });

  it('takes no longer for many equal pieces', () => {
    const long = 'a'.repeat(100_000);
    expect(withholdValues(long.slice(0, 4_000), [long])).toBe('[withheld]');
  });
});
