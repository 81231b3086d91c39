import { describe, expect, it } from 'vitest';
import { isSameRepository, withoutCredentials } from './repository-address.ts';

describe('isSameRepository', () => {
  it.each([
    'https://github.com/acme/platform.git',
    'https://github.com/acme/platform',
    'https://github.com/acme/platform/',
    'https://token@github.com/acme/platform.git',
    'https://user:secret@GitHub.com:443/Acme/platform.git',
    'git@github.com:acme/platform.git',
    'github.com:acme/platform',
    'ssh://git@github.com/acme/platform.git',
    'ssh://git@github.com:22/acme/platform',
    'git@github.com:/acme/platform.git',
  ])('takes %s for the repository at github.com', (address) => {
    expect(isSameRepository(address, 'https://github.com/acme/platform.git')).toBe(true);
  });

  it.each([
    'https://github.com/acme/platform-2.git',
    'https://gitlab.com/acme/platform.git',
    'git@github.com:other/platform.git',
    '/srv/git/acme/platform.git',
    'file:///acme/platform.git',
    'C:/acme/platform.git',
    '',
  ])('takes %j for another one', (address) => {
    expect(isSameRepository(address, 'https://github.com/acme/platform.git')).toBe(false);
  });
});

describe('withoutCredentials', () => {
  it('takes tokens and passwords off', () => {
    expect(withoutCredentials('https://token@host/a')).toBe('https://host/a');
    expect(withoutCredentials('https://user:pass@host/a')).toBe('https://host/a');
    expect(withoutCredentials('ssh://git:pass@host/a')).toBe('ssh://host/a');
  });

  it('keeps the user names of ssh, which are no secret', () => {
    expect(withoutCredentials('ssh://git@host/a')).toBe('ssh://git@host/a');
    expect(withoutCredentials('git@host:a')).toBe('git@host:a');
  });
});
