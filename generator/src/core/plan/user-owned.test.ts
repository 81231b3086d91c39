import { expect, test } from 'vitest';
import { userOwned } from './user-owned.ts';

const isUserOwned = userOwned(new Set(['legacy']));

test.each([
  'base/web/custom',
  'base/web/custom/kustomization.yaml',
  'overlays/dev/web/custom',
  'overlays/dev/web/custom/deep/patch.yaml',
  'base/legacy',
  'base/legacy/deployment.yaml',
  'overlays/prod/legacy/kustomization.yaml',
])("%s is the user's own", (path) => {
  expect(isUserOwned(path)).toBe(true);
});

test.each([
  'base/web/kustomization.yaml',
  'base/custom/kustomization.yaml',
  'overlays/custom/web/kustomization.yaml',
  'overlays/dev/custom/kustomization.yaml',
  'overlays/dev/web/generated/custom/a.yaml',
  'overlays/legacy/web/kustomization.yaml',
  'clusters/local/custom/a.yaml',
  'clusters/legacy/root.yaml',
  'custom/a.yaml',
  'overlays',
])('%s is not', (path) => {
  expect(isUserOwned(path)).toBe(false);
});
