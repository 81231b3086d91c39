import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readInstallation, type Installation } from '../../src/commands/bootstrap/installation.ts';
import { installChecksum } from '../../src/core/argocd/install-checksum.ts';
import { installFiles } from '../../src/core/argocd/install.ts';
import type { Home } from '../../src/core/argocd/home.ts';
import { writeYaml } from '../../src/core/yaml.ts';
import { findEngine } from '../../src/shell/engine/engine.ts';
import { diskFileSystem } from '../../src/shell/files/file-system.ts';
import { minimalEnvironment } from '../cli/run-strata.ts';
import { temporaryFolder, writeAll } from '../cli/temp-repository.ts';
import { INSTALL } from './scenario.ts';

const OFFICIAL = 'https://raw.githubusercontent.com/argoproj/argo-cd/v3.5.1/manifests/install.yaml';

interface Circumstances {
  home?: Partial<Home>;
  files?: Record<string, string>;
  manifests?: string;
  sha256?: string;
  fetched?: string;
}

async function read(given: Circumstances): Promise<Installation & { addresses: string[] }> {
  const root = await temporaryFolder();
  const home: Home = {
    cluster: 'local',
    destination: { server: 'https://kubernetes.default.svc' },
    namespace: 'argocd',
    version: '3.5.1',
    manifests: undefined,
    repoURL: 'https://git.example.org/acme/platform.git',
    targetRevision: 'refs/heads/main',
    ...given.home,
  };
  const generated = [...installFiles(home)].map(([name, value]): [string, string] => [
    `clusters/local/argo-cd/${name}`,
    writeYaml(value),
  ]);
  await writeAll(root, { ...Object.fromEntries(generated), ...given.files });
  const addresses: string[] = [];
  const installation = await readInstallation({
    root,
    cwd: root,
    home,
    engine: await findEngine(minimalEnvironment()),
    fs: diskFileSystem,
    present: new Map(generated.map(([path, text]) => [path, { kind: 'file', text, mode: 0o644 }])),
    manifests: given.manifests,
    fetchText: (url) => {
      addresses.push(url);
      return Promise.resolve({ text: given.fetched ?? INSTALL, sha256: given.sha256 ?? '00ff' });
    },
  });
  return { ...installation, addresses };
}

const CHECKSUM = installChecksum('3.5.1') ?? '';

test('the official manifest, with the patches of the kustomization', async () => {
  const { objects, notices, addresses } = await read({ sha256: CHECKSUM });
  expect(addresses).toEqual([OFFICIAL]);
  expect(notices).toEqual([]);
  const settings = objects.find(({ metadata }) => metadata.name === 'argocd-cmd-params-cm');
  expect(settings?.['data']).toEqual({ 'controller.diff.server.side': 'true' });
  expect(objects[0]).toMatchObject({ kind: 'Namespace', metadata: { name: 'argocd' } });
});

test('anything else from the official address is refused', async () => {
  await expect(read({})).rejects.toThrow(`expected is ${CHECKSUM}`);
});

test('a version whose checksum nobody knows is said', async () => {
  const { notices } = await read({
    home: { version: '3.5.9' },
    fetched: INSTALL.replaceAll('v3.5.1', 'v3.5.9'),
  });
  expect(notices.join()).toContain('not known to Strata, so it was not verified (SHA-256 00ff)');
});

test('a mirror may have changed it, and that is said', async () => {
  const mirror = 'https://mirror.example.org/install.yaml';
  for (const given of [{ home: { manifests: mirror } }, { manifests: mirror }]) {
    const { notices, addresses } = await read(given);
    expect(addresses).toEqual([mirror]);
    expect(notices.join()).toContain('differs from the official one');
  }
});

test.each([
  ['a file', 'install.yaml', { 'install.yaml': INSTALL }],
  [
    'a folder of files',
    'argo',
    {
      'argo/one.yaml': INSTALL.slice(0, INSTALL.indexOf('---')),
      'argo/two.yaml': INSTALL.slice(INSTALL.indexOf('---')),
    },
  ],
  [
    'a kustomization',
    'argo',
    {
      'argo/i.yaml': INSTALL,
      'argo/kustomization.yaml': 'resources: [i.yaml]\nlabels: [{ pairs: { a: b } }]\n',
    },
  ],
])('%s in place of it', async (_, manifests, files) => {
  const { objects, notices, addresses } = await read({ manifests, files });
  expect(addresses).toEqual([]);
  expect(objects).toHaveLength(7);
  expect(notices.join()).toContain('set argocd.manifests');
});

test('a folder of the repository that gitops.yaml names', async () => {
  const { objects, notices } = await read({
    home: { manifests: 'vendor/argo-cd' },
    files: {
      [join('vendor/argo-cd', 'install.yaml')]: INSTALL,
      [join('vendor/argo-cd', 'kustomization.yaml')]: 'resources: [install.yaml]\n',
    },
  });
  expect([objects.length, notices]).toEqual([7, []]);
});

test('manifests of something else, or of another version, are refused', async () => {
  const nothing = {
    manifests: 'x.yaml',
    files: { 'x.yaml': 'apiVersion: v1\nkind: Service\nmetadata: { name: x }\n' },
  };
  await expect(read(nothing)).rejects.toThrow(/does not build|hold no Argo CD/);
  const older = {
    manifests: 'x.yaml',
    files: { 'x.yaml': INSTALL.replaceAll('v3.5.1', 'v3.4.0') },
  };
  await expect(read(older)).rejects.toThrow('those of Argo CD 3.4.0, gitops.yaml says 3.5.1');
  await expect(read({ manifests: 'none.yaml' })).rejects.toThrow(
    'there is no file or folder none.yaml',
  );
});
