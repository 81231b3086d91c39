import { expect, test } from 'vitest';
import type { KubernetesObject } from '../kubernetes/object.ts';
import type { DocumentPath } from '../problem.ts';
import { createPlaceFinder } from './find-place.ts';

const FILES: Record<string, string> = {
  'base/web/kustomization.yaml': `resources:
  - web.yaml
configMapGenerator:
  - name: other
  - name: settings
    literals: [a=b]
`,
  'base/web/web.yaml': `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  ports:
    - port: 80
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: 1
  template:
    spec:
      containers:
        - name: web
          image: web:1
          tty: true
`,
  'overlays/dev/web/kustomization.yaml': `namespace: web-dev
namePrefix: dev-
resources:
  - ../../../base/web
components:
  - custom
patches:
  - path: web.patch.yaml
  - target:
      kind: Deployment
    patch: |
      - op: replace
        path: /spec/paused
        value: true
  - path: operations.yaml
    target: { kind: Deployment }
images:
  - name: web
    newTag: "2"
replicas:
  - name: web
    count: 3
`,
  'overlays/dev/web/web.patch.yaml': `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  template:
    spec:
      containers:
        - name: sidecar
          image: side:1
        - name: web
          stdin: true
`,
  'overlays/dev/web/operations.yaml': `- op: test
  path: /spec/minReadySeconds
- op: add
  path: /spec/minReadySeconds
  value: 5
`,
  'overlays/dev/web/custom/kustomization.yaml': `kind: Component
patches:
  - path: more.yaml
`,
  'overlays/dev/web/custom/more.yaml': `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  template:
    spec:
      containers:
        - name: web
          workingDir: /
`,
};

const DEPLOYMENT: KubernetesObject = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'dev-web', namespace: 'web-dev' },
  spec: {
    replicas: 3,
    paused: true,
    minReadySeconds: 5,
    template: {
      spec: {
        containers: [
          { name: 'sidecar', image: 'side:1' },
          { name: 'web', image: 'web:2', tty: true, stdin: true, workingDir: '/' },
        ],
      },
    },
  },
};

const find = createPlaceFinder((path) => FILES[path]);
const OVERLAY = 'overlays/dev/web';
const CONTAINERS = ['spec', 'template', 'spec', 'containers'];

test.each<[what: string, path: DocumentPath, place: string]>([
  ['the object', [], 'base/web/web.yaml:9'],
  ['a field of the base, at another index', [...CONTAINERS, 1, 'tty'], 'base/web/web.yaml:20'],
  ['a field that a patch sets', [...CONTAINERS, 1, 'stdin'], `${OVERLAY}/web.patch.yaml:12`],
  ['a container that a patch adds', [...CONTAINERS, 0, 'ports'], `${OVERLAY}/web.patch.yaml:9`],
  ['a list that both have', CONTAINERS, 'base/web/web.yaml:17'],
  ['what nobody has written', [...CONTAINERS, 1, 'resources'], 'base/web/web.yaml:18'],
  ['a component', [...CONTAINERS, 1, 'workingDir'], `${OVERLAY}/custom/more.yaml:9`],
  ['an operation in the kustomization', ['spec', 'paused'], `${OVERLAY}/kustomization.yaml:9`],
  ['an operation in a file', ['spec', 'minReadySeconds'], `${OVERLAY}/operations.yaml:3`],
  ['replicas', ['spec', 'replicas'], `${OVERLAY}/kustomization.yaml:21`],
  ['an image', [...CONTAINERS, 1, 'image'], `${OVERLAY}/kustomization.yaml:18`],
  ['an image of another name', [...CONTAINERS, 0, 'image'], `${OVERLAY}/web.patch.yaml:10`],
  ['the namespace', ['metadata', 'namespace'], `${OVERLAY}/kustomization.yaml:1`],
])('the place of %s', (_, path, place) => {
  const { file, line } = find(OVERLAY, DEPLOYMENT, path);
  expect(`${file}:${line}`).toBe(place);
});

test('of an object that a generator makes, its entry', () => {
  const object = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'dev-settings-8h2k' } };
  expect(find(OVERLAY, object, ['data'])).toEqual({ file: 'base/web/kustomization.yaml', line: 5 });
});

test('of an object that stands nowhere, the kustomization', () => {
  const object = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'far' } };
  const file = `${OVERLAY}/kustomization.yaml`;
  expect(find(OVERLAY, object, ['spec'])).toEqual({ file, line: 1 });
  const absent = { file: 'overlays/no/web/kustomization.yaml', line: 1 };
  expect(find('overlays/no/web', object, [])).toEqual(absent);
});

test('files that are no YAML are passed over', () => {
  const broken = createPlaceFinder((path) =>
    path.endsWith('web.yaml') || path.endsWith('.patch.yaml') ? 'a: [' : FILES[path],
  );
  expect(broken(OVERLAY, DEPLOYMENT, ['spec', 'template']).file).toMatch(/^overlays\/dev\/web\//);
});
