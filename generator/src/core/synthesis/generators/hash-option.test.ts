import { describe, expect, it } from 'vitest';
import type { GeneratorEntry, GeneratorParts } from './generator.ts';
import { liftHashOption } from './hash-option.ts';

function parts(entry: GeneratorEntry): GeneratorParts {
  return { kind: 'ConfigMap', entry, files: new Map() };
}

describe('liftHashOption', () => {
  const plain = parts({ name: 'a', options: { disableNameSuffixHash: true } });
  const labelled = parts({
    name: 'b',
    options: { disableNameSuffixHash: true, labels: { c: 'd' } },
  });

  it('says once what all entries say', () => {
    expect(liftHashOption([plain, labelled])).toEqual({
      generatorOptions: { disableNameSuffixHash: true },
      parts: [parts({ name: 'a' }), parts({ name: 'b', options: { labels: { c: 'd' } } })],
    });
  });

  it.each([
    ['one entry', [plain]],
    ['no entry', []],
    ['an entry with a hash', [plain, labelled, parts({ name: 'c' })]],
    ['an entry onto a base', [plain, labelled, parts({ name: 'c', behavior: 'merge' })]],
  ])('leaves %s as it is', (_, all) => {
    expect(liftHashOption(all)).toEqual({ parts: all });
  });
});
