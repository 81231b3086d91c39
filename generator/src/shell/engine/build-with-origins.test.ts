import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildCopyWithOrigins } from './build-with-origins.ts';
import { BuildError, type Engine } from './engine.ts';

const FILES = new Map([
  ['overlays/dev/web/kustomization.yaml', 'resources: [web.yaml]\n'],
  ['overlays/dev/web/web.yaml', 'kind: Service\n'],
]);

function engineOf(build: Engine['build']): Engine {
  return { command: 'kustomize build', version: '5.8.1', build };
}

function service(origin?: string): string {
  const annotations =
    origin === undefined
      ? ''
      : `\n  annotations:\n    config.kubernetes.io/origin: |\n      ${origin}`;
  return `apiVersion: v1\nkind: Service\nmetadata:\n  name: web${annotations}\n`;
}

describe('buildCopyWithOrigins', () => {
  it('names the file of each object from the repository, without the annotation', async () => {
    const engine = engineOf(async (folder) => {
      const text = await readFile(join(folder, 'kustomization.yaml'), 'utf8');
      expect(text).toContain('originAnnotations');
      const overlay = /- (\S+overlays\/dev\/web)/.exec(text)?.[1] ?? '';
      expect(await readFile(resolve(folder, overlay, 'web.yaml'), 'utf8')).toBe('kind: Service\n');
      return service(`path: ${overlay}/web.yaml`);
    });
    expect(await buildCopyWithOrigins(engine, FILES, 'overlays/dev/web')).toEqual([
      {
        object: { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' } },
        file: 'overlays/dev/web/web.yaml',
      },
    ]);
  });

  it('names another repository', async () => {
    const engine = engineOf(() =>
      Promise.resolve(service('path: a.yaml\n      repo: https://github.com/acme/x')),
    );
    const [built] = await buildCopyWithOrigins(engine, FILES, 'overlays/dev/web');
    expect(built?.file).toBe('https://github.com/acme/x//a.yaml');
  });

  it('builds without origins where the engine refuses to give them', async () => {
    const engine = engineOf((folder) =>
      folder.endsWith('overlays/dev/web')
        ? Promise.resolve(service())
        : Promise.reject(new BuildError(folder, 'unknown field')),
    );
    const [built] = await buildCopyWithOrigins(engine, FILES, 'overlays/dev/web');
    expect(built).toMatchObject({ object: { kind: 'Service' }, file: undefined });
  });

  it("tells the engine's own reason for an overlay that does not build", async () => {
    const engine = engineOf((folder) => Promise.reject(new BuildError(folder, 'no such file')));
    await expect(buildCopyWithOrigins(engine, FILES, 'overlays/dev/web')).rejects.toMatchObject({
      name: 'UserError',
      message: 'overlays/dev/web does not build: no such file',
    });
  });
});
