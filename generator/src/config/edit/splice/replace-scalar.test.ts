import { describe, expect, it } from 'vitest';
import { replaceScalar } from './replace-scalar.ts';

const TEXT = `apps:
  shop: # ours
    importDigest: "old" # by import
    environments: { dev: { namespace: shop }, prod: }
`;

describe('replaceScalar', () => {
  it('changes the one value, in block and in flow style, and keeps comments', () => {
    expect(replaceScalar(TEXT, ['apps', 'shop', 'importDigest'], 'sha256:1').text).toBe(
      TEXT.replace('"old"', 'sha256:1'),
    );
    const namespace = ['apps', 'shop', 'environments', 'dev', 'namespace'];
    expect(replaceScalar(TEXT, namespace, 'blog').text).toBe(TEXT.replace('shop }', 'blog }'));
  });

  it('keeps a byte order mark and Windows line ends', () => {
    const text = `\uFEFF${TEXT.replaceAll('\n', '\r\n')}`;
    expect(replaceScalar(text, ['apps', 'shop', 'importDigest'], 'x').text).toBe(
      text.replace('"old"', 'x'),
    );
  });

  it('quotes what would read as something else', () => {
    expect(replaceScalar('a: x\n', ['a'], 'yes').text).toBe('a: "yes"\n');
  });

  it.each([
    ['a map', ['apps', 'shop']],
    ['what is not there', ['apps', 'shop', 'namespace']],
    ['an empty value', ['apps', 'shop', 'environments', 'prod']],
  ])('refuses %s', (_, path) => {
    expect(replaceScalar(TEXT, path, 'x').problem?.message).toMatch(
      /^cannot change "apps\.shop.*" the way it is written$/,
    );
  });

  it('refuses an aliased value, which is also that of other places', () => {
    const text = 'a: &x one\nb: *x\n';
    expect(replaceScalar(text, ['b'], 'two').problem?.hint).toBe('write there by hand: two');
    expect(replaceScalar(text, ['a'], 'two').problem).toBeDefined();
  });

  it('refuses a file that cannot be read', () => {
    expect(replaceScalar('a: [', ['a'], 'x').problem?.message).toContain('cannot be read');
  });
});
