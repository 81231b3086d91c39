import { describe, expect, it } from 'vitest';
import { joinComponents, overlayLayout } from './overlay-layout.ts';
import type { PresentFile } from './present-file.ts';

function present(...paths: string[]): Map<string, PresentFile> {
  const folders = paths.map((path): [string, PresentFile] => [
    path.slice(0, path.lastIndexOf('/')),
    { kind: 'folder' },
  ]);
  const files = paths.map((path): [string, PresentFile] => [path, { kind: 'file', text: '' }]);
  return new Map([...folders, ...files]);
}

describe('overlayLayout', () => {
  it('generates into the overlay itself where nothing is customised', () => {
    expect(overlayLayout('web', 'dev', present('overlays/prod/web/custom/a.yaml'))).toEqual({
      path: 'overlays/dev/web',
      generatedPath: 'overlays/dev/web',
      components: [],
    });
  });

  it('joins the generated part with the components of base and overlay, in this order', () => {
    const files = present('base/web/custom/a.yaml', 'overlays/dev/web/custom/a.yaml');
    const layout = overlayLayout('web', 'dev', files);
    expect(layout.generatedPath).toBe('overlays/dev/web/generated');
    expect(joinComponents(layout)).toBe(
      [
        'apiVersion: kustomize.config.k8s.io/v1beta1',
        'kind: Kustomization',
        'resources:',
        '  - generated',
        'components:',
        '  - ../../../base/web/custom',
        '  - custom',
        '',
      ].join('\n'),
    );
  });

  it('takes an empty folder for none', () => {
    const files = new Map<string, PresentFile>([['overlays/dev/web/custom', { kind: 'folder' }]]);
    expect(overlayLayout('web', 'dev', files).components).toEqual([]);
  });
});
