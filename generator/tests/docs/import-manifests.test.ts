import { expect, it } from 'vitest';
import { followPage } from './follow-page.ts';

const PAGE = 'docs/guides/import-manifests.md';

// The page is one story: each step stands on the one before.
it(`${PAGE} leads from three folders to a pushed repository, word for word`, async () => {
  const clone = await followPage(PAGE);
  const { stdout: pushed } = await clone.run('git -C ../remote.git ls-tree -r --name-only main');
  expect(pushed.split('\n')).toEqual(
    expect.arrayContaining([
      'base/shop/shop-deployment.yaml',
      'clusters/local/applications/shop-dev.yaml',
      'clusters/local/applications/shop-staging.yaml',
      'overlays/prod/shop/shop-ingress.yaml',
    ]),
  );
  const { stdout: secrets } = await clone.run(
    'git -C ../remote.git grep change-me main -- base overlays clusters || true',
  );
  expect(secrets).toBe('');
  const { exitCode, stdout } = await clone.run('npm run check');
  expect(exitCode, stdout).toBe(0);
}, 240_000);
