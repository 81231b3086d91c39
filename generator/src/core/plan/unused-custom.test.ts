import { expect, test } from 'vitest';
import type { App, Deployment } from '../fleet.ts';
import type { PresentFile } from './present-file.ts';
import { unusedCustom } from './unused-custom.ts';

function fleetOf(app: string, kind: 'template' | 'kustomize', ...environments: string[]) {
  return {
    apps: [{ name: app, source: { kind } } as App],
    deployments: environments.map((environment) => ({ app, environment }) as Deployment),
  };
}

const FOLDERS = [
  'base/web/custom',
  'base/gone/custom',
  'base/web/customs',
  'overlays/dev/web/custom',
  'overlays/dev/web/generated/custom',
  'overlays/old/web/custom',
];
const present = new Map(FOLDERS.map((path): [string, PresentFile] => [path, { kind: 'folder' }]));

test('names custom folders whose app or environment has left gitops.yaml', () => {
  expect(unusedCustom(present, fleetOf('web', 'template', 'dev'))).toEqual([
    'base/gone/custom',
    'overlays/old/web/custom',
  ]);
});

test('says nothing about the folders of an app that is kept by hand', () => {
  expect(unusedCustom(present, fleetOf('web', 'kustomize', 'dev'))).toEqual(['base/gone/custom']);
});
