import { describe, expect, it } from 'vitest';
import { cleanMessage } from './clean-message.ts';

describe('cleanMessage', () => {
  it.each([
    ['Error: no such file\n', 'no such file'],
    [
      'E1122 21:52:35.3   26717 run.go:72] "command failed" err="no such \\"file\\""',
      'no such "file"',
    ],
    [
      'E1122 21:52:35.3 1 run.go:72] "command failed" err=<\n\ttwo\n\t  lines\n >\n',
      'two\n  lines',
    ],
    [
      '"a\\x7fb\\u00e9\\U0001f600\\a\\\\n\\tc\\Uffffffff"',
      'a\u007fbé\u{1F600}\u0007\\n\tc\\Uffffffff',
    ],
    ['panic: index out of range\n\ngoroutine 1 [running]:\nmain.go', 'panic: index out of range'],
    ['', ''],
  ])('takes %j for %j', (stderr, message) => {
    expect(cleanMessage(stderr)).toBe(message);
  });

  it('keeps beginning and end of a long message', () => {
    const message = cleanMessage(`Error: map{${'x'.repeat(10_000)}}: unsupported value`);
    expect(message).toMatch(/^map\{x{1996} … x{1980}\}: unsupported value$/);
  });
});
