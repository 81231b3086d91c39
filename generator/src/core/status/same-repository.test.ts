import { expect, it } from 'vitest';
import { samePath, sameRepository } from './same-repository.ts';

const URL = 'https://github.com/acme/platform.git';

it.each([
  'https://github.com/acme/platform',
  'https://github.com/acme/platform/',
  'https://jane:secret@github.com/acme/platform.git',
  'git@github.com:acme/platform.git',
  'ssh://git@github.com/acme/platform',
])('%s is the same repository', (other) => {
  expect(sameRepository(URL, other)).toBe(true);
});

it.each(['https://github.com/acme/platforms.git', 'https://gitlab.com/acme/platform.git'])(
  '%s is another one',
  (other) => {
    expect(sameRepository(URL, other)).toBe(false);
  },
);

it('tells ports apart', () => {
  expect(sameRepository('http://127.0.0.1:1/a.git', 'http://127.0.0.1:2/a.git')).toBe(false);
});

it('knows a repository by its path behind another name of the host', () => {
  expect(samePath(URL, 'git@work:acme/platform.git')).toBe(true);
  expect(samePath(URL, 'git@work:jane/platform.git')).toBe(false);
});
