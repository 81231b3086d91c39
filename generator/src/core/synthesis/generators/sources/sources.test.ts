import { describe, expect, it } from 'vitest';
import { readsBetterAsFile } from './file-text.ts';
import { sourceFileNames } from './file-names.ts';
import { readLiteral, writeLiteral } from './literal.ts';
import { decodeBase64, encodeBase64 } from './base64.ts';
import { isCarriedKey } from './carried-text.ts';

describe('writeLiteral', () => {
  it.each([
    ['a=b', 'k=a=b'],
    ['', 'k='],
    [' lead ', 'k= lead '],
    ['"quoted"', `k='"quoted"'`],
    ["'", "k=''''".slice(0, 5)],
    ['"half', 'k="half'],
    ["'a\nb'", "k=''a\nb''"],
  ])('writes %j so that it is read again', (value, literal) => {
    expect(writeLiteral('k', value)).toBe(literal);
    expect(readLiteral(literal)).toEqual(['k', value]);
  });
});

describe('sourceFileNames', () => {
  it('leaves ordinary keys as they are, capitals too', () => {
    const keys = ['Caddyfile', '00-init.sql', 'my_app.properties'];
    expect([...sourceFileNames(keys).values()]).toEqual(keys);
  });

  it.each([
    ['.gitignore', 'gitignore'],
    ['..data', 'data'],
    ['con.conf', /^con-[0-9a-f]{8}\.conf$/],
    ['kustomization.yaml', /^kustomization-[0-9a-f]{8}\.yaml$/],
    ['Kustomization', /^Kustomization-[0-9a-f]{8}$/],
    ['node_modules', /^node_modules-[0-9a-f]{8}$/],
    ['end.', /^end-[0-9a-f]{8}$/],
    ['...', /^[0-9a-f]{8}$/],
    [`${'x'.repeat(250)}.conf`, /^x{180}-[0-9a-f]{8}\.conf$/],
  ])('names a file for %s that every file system holds', (key, expected) => {
    const pattern = typeof expected === 'string' ? new RegExp(`^${expected}$`) : expected;
    expect(sourceFileNames([key]).get(key)).toMatch(pattern);
  });

  it('tells names apart that differ only in case or in the dot', () => {
    const names = [...sourceFileNames(['.env', 'a.conf', 'A.conf', 'env']).values()];
    expect(names.slice(0, 2)).toEqual(['env', 'a.conf']);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(4);
  });
});

describe('encodeBase64', () => {
  it('ends every line of a long value, as Kustomize does, and none of a short one', () => {
    expect(encodeBase64('x'.repeat(51))).toBe('eHh4'.repeat(17));
    expect(encodeBase64('x'.repeat(53))).toMatch(/^.{70}\n..\n$/);
  });

  it.each(['', 'a', 'ä\u{1F600}\n', '\ufeffa', 'x'.repeat(500)])('is undone for %j', (text) => {
    expect(decodeBase64(encodeBase64(text))).toBe(text);
  });

  it.each(['//4=', 'MQ', 'MQ==\n', 'M$Q=', btoa('x'.repeat(90))])(
    'knows that it does not write %j',
    (value) => {
      expect(decodeBase64(value)).toBeUndefined();
    },
  );
});

describe('isCarriedKey', () => {
  it.each([
    'nginx.conf',
    '00-init.sql',
    '10.conf',
    'y',
    'on',
    '_',
    '-',
    '1.2.3-a',
    'e5',
    '0x',
    'a/b',
  ])('carries %s', (key) => {
    expect(isCarriedKey(key)).toBe(true);
  });

  it.each(['', '1', '-_1', '.5', '1e3', '1E-3', '0b11', '0o14', '-0x1F', '.NaN', '-.inf', '08'])(
    'does not carry %j, which reads as a number',
    (key) => {
      expect(isCarriedKey(key)).toBe(false);
    },
  );

  it.each(['2026-01-01', 'True', 'NULL', '~', '<<', 'a b', 'a=b', 'ä'])(
    'does not carry %j',
    (key) => {
      expect(isCarriedKey(key)).toBe(false);
    },
  );
});

describe('readsBetterAsFile', () => {
  it.each(['nginx.conf', '.htaccess', 'Caddyfile', 'my-app.properties'])('takes %s', (key) => {
    expect(readsBetterAsFile(key, 'a\nb\n')).toBe(true);
  });

  it.each([
    ['BANNER', 'a\nb\n'],
    ['log.level', 'info'],
    ['a.conf', 'a\r\nb\r\n'],
    ['v1.2', 'a\nb\n'],
  ])('does not take %s', (key, value) => {
    expect(readsBetterAsFile(key, value)).toBe(false);
  });
});
