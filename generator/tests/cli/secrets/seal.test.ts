import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { EC_CERTIFICATE, RSA_CERTIFICATE } from '../../../src/shell/secrets/test-certificates.ts';
import { generatedRepository } from '../generated-repository.ts';
import { runStrata } from '../run-strata.ts';
import { sampleWith } from '../sample.ts';
import { readTexts, writeAll } from '../temp-repository.ts';

const GITOPS = sampleWith([
  '      port: 8080\n',
  '      port: 8080\n      env: { TOKEN: { secret: api, key: token }, USER: { secret: api, key: user } }\n',
]);
const generated = generatedRepository({ 'gitops.yaml': GITOPS });

async function repositoryCopy(): Promise<string> {
  const root = await generated();
  await writeAll(root, { 'rsa.pem': RSA_CERTIFICATE, 'ec.pem': EC_CERTIFICATE });
  return root;
}

const VALUES = ['--from-env', 'token=TOKEN', '--from-env', 'user=LOGIN'];

function seal(root: string, ...args: string[]) {
  return runStrata(root, ['secrets', 'seal', 'prod/web', '--certificate', 'rsa.pem', ...args], {
    env: { TOKEN: 'opensesame', LOGIN: 'ali-baba' },
  });
}

async function sealed(root: string): Promise<Record<string, string>> {
  const text = await readFile(
    join(root, 'overlays/prod/web/custom/api-sealed-secret.yaml'),
    'utf8',
  );
  return Object.fromEntries(
    [...text.matchAll(/^ {4}(\w+): ([A-Za-z0-9+/=]{300,})$/gm)].map(([, key = '', value = '']) => [
      key,
      value,
    ]),
  );
}

describe('secrets seal', () => {
  test('writes what git may hold, and generates what follows', async () => {
    const root = await repositoryCopy();
    const run = await seal(root, ...VALUES);
    expect(run.exitCode).toBe(0);
    expect(run.stdout).toBe(`prod/web: sealed web-prod/api (token, user)
changed:
  clusters/local/projects/web-prod.yaml
  overlays/prod/web/custom/api-sealed-secret.yaml
  overlays/prod/web/custom/kustomization.yaml
  overlays/prod/web/generated/kustomization.yaml
  overlays/prod/web/generated/web-namespace.patch.yaml
  overlays/prod/web/kustomization.yaml
  overlays/prod/web/web-namespace.patch.yaml
`);
    expect(run.stderr).toMatch(/^Sealed for the key of certificate [0-9A-F:]+\.\n$/);
    const files = await readTexts(root);
    expect(files['overlays/prod/web/custom/api-sealed-secret.yaml']).toMatch(
      new RegExp(`^apiVersion: bitnami.com/v1alpha1
kind: SealedSecret
metadata:
  name: api
  namespace: web-prod
spec:
  encryptedData:
    token: [A-Za-z0-9+/=]{300,}
    user: [A-Za-z0-9+/=]{300,}
  template:
    metadata:
      name: api
      namespace: web-prod
    type: Opaque
$`),
    );
    expect(files['clusters/local/projects/web-prod.yaml']).toContain('kind: SealedSecret');
    expect(await runStrata(root, ['generate', '--check'])).toMatchObject({ exitCode: 0 });
    const list = await runStrata(root, ['secrets', 'list', 'prod', '--offline']);
    expect(list.stdout).toContain('sealed in overlays/prod/web/custom/api-sealed-secret.yaml');
  });

  test('leaves alone what is sealed, until it is told to', async () => {
    const root = await repositoryCopy();
    await seal(root, ...VALUES);
    const before = await readTexts(root);
    const first = await sealed(root);
    const again = await seal(root);
    expect(again).toMatchObject({
      exitCode: 0,
      stdout: 'Everything is sealed already. --force seals new values.\n',
    });
    expect(await readTexts(root)).toEqual(before);
    const refused = await seal(root, '--from-env', 'token=TOKEN');
    expect(refused.exitCode).toBe(2);
    expect(refused.stderr).toContain('error: token of Secret api is sealed already\n');

    const forced = await seal(root, '--from-env', 'token=TOKEN', '--force');
    expect(forced.stdout).toBe(`prod/web: sealed web-prod/api (token)
changed:
  overlays/prod/web/custom/api-sealed-secret.yaml
`);
    const second = await sealed(root);
    expect(second['user']).toBe(first['user']);
    expect(second['token']).not.toBe(first['token']);
  });

  test('writes nothing in a dry run, and nothing without all values', async () => {
    const root = await repositoryCopy();
    const before = await readTexts(root);
    expect((await seal(root, ...VALUES, '--dry-run')).stdout).toMatch(
      /^prod\/web: would be sealed/,
    );
    const missing = await seal(root, '--from-env', 'token=TOKEN');
    expect(missing.exitCode).toBe(2);
    expect(missing.stderr).toContain('error: values are needed for user of Secret api\n');
    expect(await readTexts(root)).toEqual(before);
  });

  test('refuses a certificate that no controller has', async () => {
    const root = await repositoryCopy();
    const run = await seal(root, ...VALUES, '--certificate', 'ec.pem');
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain('ec.pem has no RSA key');
  });
});
