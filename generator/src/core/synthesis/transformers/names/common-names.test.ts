import { describe, expect, it } from 'vitest';
import { commonNamesOf } from './common-names.ts';

function services(names: readonly string[]) {
  return names.map((name) => ({ apiVersion: 'v1', kind: 'Service', metadata: { name } }));
}

function found(environments: string[][]): string[] {
  return commonNamesOf(environments.map(services)).map(
    ({ prefix, suffix }) => `${prefix}|${suffix}`,
  );
}

describe('commonNamesOf', () => {
  it.each([
    ['prefixes', [['dev-web'], ['staging-web']], ['dev-|', 'staging-|']],
    ['suffixes', [['web-dev'], ['web-prod']], ['|-dev', '|-prod']],
    [
      'both',
      [
        ['dev-web-1', 'dev-api-1'],
        ['web', 'api'],
      ],
      ['dev-|-1', '|'],
    ],
    [
      'one environment without',
      [
        ['web', 'api'],
        ['dev-web', 'dev-api'],
      ],
      ['|', 'dev-|'],
    ],
    ['names alike as they are', [['shop-web', 'shop-api'], ['shop-web']], ['|', '|']],
    [
      'the name of the application left in place',
      [
        ['dev-shop-web', 'dev-shop-api'],
        ['prod-shop-web', 'prod-shop-api', 'prod-shop-cache'],
      ],
      ['dev-|', 'prod-|'],
    ],
    [
      'an object of one environment only',
      [
        ['dev-web', 'dev-api', 'dev-debug'],
        ['prod-web', 'prod-api'],
        ['test-web', 'test-api'],
      ],
      ['dev-|', 'prod-|', 'test-|'],
    ],
    [
      'an object without the prefix',
      [
        ['dev-web', 'shared'],
        ['prod-web', 'shared'],
      ],
      ['|', '|'],
    ],
    ['nothing in common', [['alpha'], ['beta']], ['|', '|']],
    ['one environment', [['dev-web', 'dev-api']], ['|']],
    ['an environment without objects', [[], ['dev-web']], ['|', '|']],
    ['no environments', [], []],
  ])('finds %s', (_, environments, affixes) => {
    expect(found(environments)).toEqual(affixes);
    expect(found(environments.toReversed())).toEqual(affixes.toReversed());
  });

  it('compares kinds, not names alone', () => {
    const [service] = services(['dev-web']);
    const other = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'prod-web' } };
    expect(commonNamesOf([service === undefined ? [] : [service], [other]])).toEqual([
      { prefix: '', suffix: '' },
      { prefix: '', suffix: '' },
    ]);
  });
});
