import { expect, test } from 'vitest';
import { attempt, errorCode } from './describe-failure.ts';

function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: something, open '/x'`), { code });
}

test('a failure of the system becomes one line that names the path, with a hint', async () => {
  const cause = systemError('EACCES');

  await expect(attempt('write `base/a.yaml`', () => Promise.reject(cause))).rejects.toMatchObject({
    name: 'UserError',
    message: 'Cannot write `base/a.yaml`: permission denied (EACCES)',
    hint: 'Give yourself write permission there, then run the command again.',
    exitCode: 2,
    cause,
  });
});

test('a failure of an unusual kind still tells its code', async () => {
  await expect(attempt('read `a`', () => Promise.reject(systemError('EXDEV')))).rejects.toThrow(
    'Cannot read `a`: the system refused (EXDEV)',
  );
});

test('any other error is passed on as it is', async () => {
  const defect = new TypeError('x is not a function');

  await expect(attempt('read `a`', () => Promise.reject(defect))).rejects.toBe(defect);
});

test.each([
  [systemError('ENOENT'), 'ENOENT'],
  [systemError('ERR_INVALID_ARG_TYPE'), undefined],
  [new Error('plain'), undefined],
  ['EACCES', undefined],
  [undefined, undefined],
])('the code of %s is %s', (error, code) => {
  expect(errorCode(error)).toBe(code);
});
