import { describe, expect, it } from 'vitest';
import { manifestGeneratePaths } from './generate-paths.ts';

describe('manifestGeneratePaths', () => {
  it('names every folder from the root of the repository, in the order given', () => {
    expect(manifestGeneratePaths(['overlays/dev/wordpress', 'base/wordpress'])).toBe(
      '/overlays/dev/wordpress;/base/wordpress',
    );
  });

  it('leaves out a folder below another one and repetitions', () => {
    expect(
      manifestGeneratePaths([
        'overlays/dev/shop',
        'overlays/dev/shop/generated',
        'base/shop/custom',
        'base/shop',
        'base/shop',
      ]),
    ).toBe('/overlays/dev/shop;/base/shop');
  });

  it('keeps a folder whose name only begins like another one', () => {
    expect(manifestGeneratePaths(['base/shop', 'base/shop-admin'])).toBe(
      '/base/shop;/base/shop-admin',
    );
  });

  it('takes the folder above one whose name holds the separator', () => {
    expect(manifestGeneratePaths(['base/a;b/c', 'overlays/dev/shop'])).toBe(
      '/base;/overlays/dev/shop',
    );
    expect(manifestGeneratePaths([';', 'overlays/dev/shop'])).toBe('/');
  });
});
