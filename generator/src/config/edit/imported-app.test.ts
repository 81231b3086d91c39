import { describe, expect, it } from 'vitest';
import { loadFleet } from '../load-config.ts';
import { addImportedApp } from './add-imported-app.ts';
import { newGitops, PLACEHOLDER_URL } from './new-gitops.ts';
import { updateImportedApp } from './update-imported-app.ts';
import { writtenApp } from './written-app.ts';

const DIGEST = 'sha256:0123456789abcdef';
const OTHER = 'sha256:fedcba9876543210';

const TEXT = `# The platform.
environments: # two
  dev: {}
  prod: {}
apps:
  web:
    template: web
    environments: { dev: }
`;

const SHOP = `  shop:
    source: kustomize
    importDigest: ${DIGEST}
    environments:
      dev: {}
      prod:
        namespace: blog
`;

describe('addImportedApp', () => {
  it('adds the app as a person would', () => {
    const environments = [{ name: 'dev' }, { name: 'prod', namespace: 'blog' }];
    const result = addImportedApp(TEXT, { name: 'shop', importDigest: DIGEST, environments });
    expect(result.text).toBe(TEXT + SHOP);
  });

  it.each([
    ['web', 'dev', 'app "web" exists already'],
    ['shop', 'qa', 'unknown environment "qa", accepted: dev, prod'],
    ['custom', 'dev', 'app name "custom" is reserved: folders named custom hold your own patches'],
  ])('refuses %s in %s', (name, environment, message) => {
    const environments = [{ name: environment }];
    const result = addImportedApp(TEXT, { name, importDigest: DIGEST, environments });
    expect(result.problem?.message).toBe(message);
  });
});

describe('updateImportedApp', () => {
  const text = TEXT + SHOP.replace('dev: {}', 'dev: { permit: [Role] } # mine');

  it('sets digest and namespaces, adds environments, and keeps what a person wrote', () => {
    const environments = [
      { name: 'dev', namespace: 'shop' },
      { name: 'prod', namespace: 'news' },
      { name: 'qa', namespace: 'qa' },
    ];
    const result = updateImportedApp(text, { name: 'shop', importDigest: OTHER, environments });
    expect(result.text).toBe(
      text
        .replace(DIGEST, OTHER)
        .replace('permit: [Role] }', 'permit: [Role], namespace: shop }')
        .replace('blog', 'news')
        .concat('      qa:\n        namespace: qa\n'),
    );
  });

  it('changes nothing where all is said already', () => {
    const environments = [{ name: 'dev' }, { name: 'prod', namespace: 'blog' }];
    const app = { name: 'shop', importDigest: DIGEST, environments };
    expect(updateImportedApp(text, app).text).toBe(text);
  });
});

describe('writtenApp', () => {
  it('tells whether an import wrote the files', () => {
    const text = TEXT + SHOP;
    expect(writtenApp(text, 'shop')).toEqual({
      importDigest: DIGEST,
      isHandKept: true,
      environments: ['dev', 'prod'],
    });
    expect(writtenApp(text, 'web')).toEqual({
      importDigest: undefined,
      isHandKept: false,
      environments: ['dev'],
    });
  });

  it.each(['', 'apps: []', 'apps: { shop: [', 'apps: {}'])('finds nothing in %j', (text) => {
    expect(writtenApp(text, 'shop')).toBeUndefined();
  });
});

describe('newGitops', () => {
  it.each([
    ['git@github.com:acme/platform.git', [{ name: 'dev', cluster: 'local' }]],
    [
      undefined,
      [
        { name: 'no', cluster: 'no' },
        { name: '1e3', cluster: 'local' },
      ],
    ],
    [undefined, []],
  ])('loads without a problem, for %s and %j', (repoURL, environments) => {
    const text = newGitops({ repoURL, environments });
    const { fleet, problems } = loadFleet({
      files: [{ path: 'gitops.yaml', text }],
      templates: new Map(),
    });
    expect(problems).toEqual([]);
    expect(fleet?.repoURL).toBe(repoURL ?? PLACEHOLDER_URL);
    expect(fleet?.environments.map(({ name, cluster }) => ({ name, cluster }))).toEqual(
      environments.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    );
  });

  it('has the clusters managed by the one that runs Argo CD', () => {
    const text = newGitops({
      repoURL: undefined,
      environments: [
        { name: 'prod', cluster: 'prod' },
        { name: 'dev', cluster: 'local' },
      ],
    });
    expect(text).toContain('  prod:\n    name: prod\n    managedBy: local\n');
    expect(text).toContain(`repoURL: ${PLACEHOLDER_URL} # change this: what Argo CD reads\n`);
  });
});
