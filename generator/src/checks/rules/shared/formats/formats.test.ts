import { describe, expect, it } from 'vitest';
import * as names from './names.ts';
import { splitFields, trimSpace } from './white-space.ts';

type Format = (text: string) => string | undefined;

const LONG = 'x'.repeat(63);

describe.each<[string, Format, string[], string[]]>([
  [
    'dnsLabel',
    names.dnsLabel,
    ['a', '1a', 'a-b', LONG],
    ['', 'A', 'a.b', '-a', 'a-', `${LONG}x`, 'a\n'],
  ],
  [
    'dnsSubdomain',
    names.dnsSubdomain,
    ['a', 'a.b-c.d', 'x'.repeat(253)],
    ['', 'a..b', '.a', 'a_b', 'x'.repeat(254)],
  ],
  ['dnsSubdomainWithUnderscore', names.dnsSubdomainWithUnderscore, ['_a.b_c'], ['', 'a.', '__a']],
  ['dns1035Label', names.dns1035Label, ['a1'], ['1a', '']],
  ['wildcardDnsSubdomain', names.wildcardDnsSubdomain, ['*.a.b'], ['*', '*.*.a', 'a.b']],
  [
    'labelKey',
    names.labelKey,
    ['a', 'a.b/C_d', 'A'],
    ['', '/a', 'a/', 'a/b/c', 'A/b', 'a b', `${LONG}x`],
  ],
  ['domainPrefixedKey', names.domainPrefixedKey, ['a/b'], ['a', 'A/b']],
  ['domainPrefixedPath', names.domainPrefixedPath, ['a.b/c/d%'], ['a', '/a', 'a/', 'a/é']],
  ['fullyQualifiedName', names.fullyQualifiedName, ['a.b.c'], ['a.b', 'a.b.c.']],
  [
    'fullyQualifiedDomainName',
    names.fullyQualifiedDomainName,
    ['a.b', 'a.b.'],
    ['a', `a.${LONG}x`],
  ],
  ['labelValue', names.labelValue, ['', 'A_b.c', LONG], ['-', 'a b', `${LONG}x`]],
  ['pathSegment', names.pathSegment, ['system:a', 'A b'], ['.', '..', 'a/b', 'a%']],
  ['configKey', names.configKey, ['a.B_c', '.a'], ['', '.', '..', '..a', 'a b']],
  ['cIdentifier', names.cIdentifier, ['_a1'], ['1a', 'a-b', '']],
  ['envName', names.envName, ['1 a'], ['', 'a=b', 'é']],
  ['httpHeaderName', names.httpHeaderName, ['X-A'], ['', 'a b', 'X_A']],
  ['portName', names.portName, ['http', '1a'], ['', '80', 'a--b', 'a-', 'A', 'x'.repeat(16)]],
])('%s', (_, format, valid, invalid) => {
  it.each(valid)('takes %j', (text) => {
    expect(format(text)).toBeUndefined();
  });

  it.each(invalid)('refuses %j', (text) => {
    expect(format(text)).toEqual(expect.any(String));
  });
});

describe('prefixOf', () => {
  it.each(['a', 'a-', 'ab-'])('takes %j as the beginning of a name', (text) => {
    expect(names.prefixOf(names.dnsLabel)(text)).toBeUndefined();
  });

  it.each(['-', 'Ab-'])('refuses %j', (text) => {
    expect(names.prefixOf(names.dnsLabel)(text)).toEqual(expect.any(String));
  });
});

describe('white space', () => {
  it('is that of Go', () => {
    expect(trimSpace('\u0085 a b\u00a0\n')).toBe('a b');
    expect(trimSpace('\ufeffa')).toBe('\ufeffa');
    expect(trimSpace(' \t ')).toBe('');
    expect(splitFields(' a\u2003b\t')).toEqual(['a', 'b']);
  });
});
