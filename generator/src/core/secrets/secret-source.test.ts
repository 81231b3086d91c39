import { describe, expect, it } from 'vitest';
import type { PresentFile } from '../plan/present-file.ts';
import { writeYaml } from '../yaml.ts';
import { sealedSecret } from './secret-objects.ts';
import { secretSource } from './secret-source.ts';
import { DEPLOYMENT } from './test-deployment.ts';

const SEALED = writeYaml(
  sealedSecret({ name: 'api', description: '', keys: [] }, 'shop', { b: 'x', a: 'y' }),
);

function sourceWith(files: Record<string, string>, deployment = DEPLOYMENT) {
  const present = Object.entries(files).map(([path, text]): [string, PresentFile] => [
    path,
    { kind: 'file', text },
  ]);
  return secretSource('api', deployment, new Map(present));
}

describe('secretSource', () => {
  it('is the cluster, where the repository says nothing', () => {
    expect(sourceWith({})).toEqual({ kind: 'cluster' });
  });

  it('is the store, whatever stands in custom/', () => {
    const secretStore = {
      kind: 'SecretStore' as const,
      name: 'vault',
      key: 'a',
      property: 'b',
      refreshInterval: '1h',
    };
    const source = sourceWith(
      { 'overlays/prod/web/custom/api.yaml': SEALED },
      { ...DEPLOYMENT, secretStore },
    );
    expect(source).toEqual({ kind: 'store', store: 'vault' });
  });

  it.each(['overlays/prod/web/custom/api.yaml', 'base/web/custom/more/api.yml'])(
    'is a SealedSecret in %s',
    (file) => {
      expect(sourceWith({ [file]: SEALED })).toEqual({ kind: 'sealed', file, keys: ['a', 'b'] });
    },
  );

  it('is an ExternalSecret of the user', () => {
    const file = 'overlays/prod/web/custom/external.yaml';
    const text =
      'kind: ExternalSecret\nmetadata: { name: other }\nspec: { target: { name: api } }\n';
    expect(sourceWith({ [file]: text })).toEqual({ kind: 'external', file });
  });

  it('is none of another deployment, of another name, or of a broken file', () => {
    const source = sourceWith({
      'overlays/dev/web/custom/api.yaml': SEALED,
      'overlays/prod/web/custom/other.yaml': SEALED.replaceAll('api', 'apis'),
      'overlays/prod/web/custom/broken.yaml': 'a: [',
      'overlays/prod/web/custom/readme.txt': SEALED,
    });
    expect(source).toEqual({ kind: 'cluster' });
  });
});
