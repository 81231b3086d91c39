import { describe, expect, it } from 'vitest';
import { buildFiles } from './build-files.ts';

const FILES: Record<string, string> = {
  'overlays/dev/shop/kustomization.yaml': `
resources: [../../../base/shop/, own.yaml, "https://example.org/x.yaml", gone.yaml]
components: [../../../components/shop/tls]
patches:
  - path: web.patch.yaml
  - patch: |-
      kind: Deployment
configMapGenerator:
  - name: app
    files: [app.conf, "nginx.conf=conf/nginx"]
    envs: [app.env]
openapi: { path: schema.json }
replacements: [{ path: replace.yaml }]
patchesStrategicMerge:
  - old.yaml
  - |-
    kind: Service
`,
  'overlays/dev/shop/own.yaml': '',
  'overlays/dev/shop/web.patch.yaml': '',
  'overlays/dev/shop/app.conf': '',
  'overlays/dev/shop/conf/nginx': '',
  'overlays/dev/shop/app.env': '',
  'overlays/dev/shop/schema.json': '',
  'overlays/dev/shop/replace.yaml': '',
  'overlays/dev/shop/old.yaml': '',
  'overlays/dev/shop/README.md': 'not named',
  'base/shop/kustomization.yml': 'resources: [web.yaml, ../../overlays/dev/shop, ../../../out]',
  'base/shop/web.yaml': '',
  'components/shop/tls/Kustomization': 'kind: Component\npatches: [{ path: tls.yaml }]',
  'components/shop/tls/tls.yaml': '',
};

const read = (path: string): string | undefined => FILES[path];

describe('buildFiles', () => {
  it('finds all that a build reads, and nothing else', () => {
    const { kustomizations, files } = buildFiles(read, 'overlays/dev/shop');
    expect(kustomizations.map(({ folder }) => folder)).toEqual([
      'overlays/dev/shop',
      'base/shop',
      'components/shop/tls',
    ]);
    const expected = Object.keys(FILES).filter((path) => !path.endsWith('README.md'));
    expect([...files].sort()).toEqual(expected.sort());
  });

  it('finds nothing where there is no kustomization', () => {
    expect(buildFiles(read, 'overlays/prod/shop')).toEqual({ kustomizations: [], files: [] });
  });

  it.each(['a: [', '- a', 'resources: x', 'resources: [1, null, { path: a }]', ''])(
    'survives %j',
    (text) => {
      const files = buildFiles((path) => (path === 'x/kustomization.yaml' ? text : undefined), 'x');
      expect(files.files).toEqual(['x/kustomization.yaml']);
    },
  );
});
