import { describe, expect, it } from 'vitest';
import { HEAD, load, problemLines } from './test-config.ts';

describe('keys of gitops.yaml', () => {
  it.each<[string, string, string, string[]]>([
    [
      'a misspelt key',
      'targetRevision: main\n',
      'targetRevison: main\n',
      [
        '10:1 unknown key "targetRevison", accepted: version, repoURL, targetRevision, include, secrets, clusters, environments, apps | did you mean "targetRevision"?',
      ],
    ],
    [
      'an unquoted version',
      '  edge: { name: e, managedBy: local, kubernetes: "1.30" }\n',
      '  edge: { name: e, managedBy: local, kubernetes: 1.30 }\n',
      [
        '11:50 "clusters.edge.kubernetes" must be a string, found the number 1.30 | write it in quotes: "1.30"',
      ],
    ],
    [
      'a missing key',
      '  edge: { name: e, kubernetes: "1.30", argocd: { version: 3.5.1 } }\n',
      '  edge: { name: e, kubernetes: "1.30", argocd: { namespace: a } }\n',
      [
        '11:40 "clusters.edge.argocd.version" is missing, it must be a string | add version: Version of Argo CD.',
      ],
    ],
    [
      'another format',
      '  edge: { name: e, managedBy: local, kubernetes: "1.30" }\n',
      '  edge: { name: e, managedBy: local, kubernetes: v1.30.1 }\n',
      [
        '11:50 "clusters.edge.kubernetes" must be a minor version such as "1.35", found the string "v1.30.1"',
      ],
    ],
  ])('reports %s', (_, valid, faulty, expected) => {
    const [head, tail] = valid.startsWith(' ')
      ? [`${HEAD.slice(0, HEAD.indexOf('clusters'))}#\n#\n#\n#\n#\n#\n#\nclusters:\n`, CLUSTERED]
      : [HEAD, ''];
    expect(problemLines(head + valid + tail)).toEqual([]);
    expect(problemLines(head + faulty + tail)).toEqual(expected);
  });
  const CLUSTERED = '  local: { kubernetes: "1.35", argocd: { version: 3.5.1 } }\n';

  it.each(['enviroments:\n  dev: { cluster: local }\n', 'environments: 3\n'])(
    'does not miss environments when the map of them is refused: %j',
    (environments) => {
      const head = HEAD.slice(0, HEAD.indexOf('environments:'));
      const app =
        'apps:\n  site: { template: web, values: { image: a }, environments: { dev: } }\n';
      expect(problemLines(head + environments + app)).toHaveLength(1);
    },
  );

  it.each(['../argo-cd', '/argo-cd', 'vendor/../..', 'http://mirror/install.yaml', 'vendor/'])(
    'refuses %s as the place of the install manifest',
    (manifests) => {
      const clusters = `  edge: { argocd: { version: 3.5.1, manifests: ${manifests} }, kubernetes: "1.30" }\n`;
      const head = HEAD.slice(0, HEAD.indexOf('clusters:'));
      expect(problemLines(`${head}clusters:\n${clusters}`)).toEqual([
        expect.stringContaining('an address such as https://... or a folder of this repository'),
      ]);
    },
  );

  it('reports the keys that a file must have', () => {
    expect(problemLines('clusters: {}\n')).toEqual([
      '1:1 "repoURL" is missing, it must be a string | add repoURL: Address of this repository, as Argo CD reads it.',
      '1:1 "version" is missing, it must be 1 | add version: 1',
    ]);
  });

  it.each<[string, string]>([
    [
      'yes',
      '"environments.dev.sync.automated" must be true or false, found the string "yes" | write true, without quotes',
    ],
    [
      '"off"',
      '"environments.dev.sync.automated" must be true or false, found the string "off" | write false, without quotes',
    ],
    ['3', '"environments.dev.sync.automated" must be true or false, found the number 3'],
    ['[]', '"environments.dev.sync.automated" must be true or false, found a list'],
    ['', '"environments.dev.sync.automated" must be true or false, found nothing'],
  ])('refuses %j where a boolean is wanted', (value, message) => {
    const text = HEAD.replace('dev:\n', `dev:\n    sync:\n      automated: ${value}\n`);
    const [found] = problemLines(text);
    expect(found?.replace(/^\d+:\d+ /, '')).toBe(message);
  });

  it('suggests the word that was meant', () => {
    const text = HEAD.replace(
      'prod: { cluster: local }',
      'prod: { cluster: local, sync: { prune: manuel } }',
    );
    expect(problemLines(text)).toEqual([
      '8:42 "environments.prod.sync.prune" must be "automatic" or "manual", found the string "manuel" | did you mean "manual"?',
    ]);
  });

  it('reports labels that Kubernetes refuses, keys and values', () => {
    const text = `${HEAD}  shop:\n    template: web\n    labels: { "a b": x, tier: 1, c: "-" }\n    values: { image: a:1 }\n    environments: { dev: }\n`;
    expect(problemLines(text)).toEqual([
      '12:15 key "a b" must be a label key: at most 63 letters, digits, "-", "_" or ".", after an optional "domain/"',
      '12:31 "apps.shop.labels.tier" must be a string, found the number 1 | write it in quotes: "1"',
      '12:37 "apps.shop.labels.c" must be a label value: at most 63 letters, digits, "-", "_" or ".", no sign first or last, found the string "-"',
    ]);
  });

  it('reports a wrong kind in permit', () => {
    const text = `${HEAD}  shop: { template: web, values: { image: a:1 }, permit: [role], environments: { dev: } }\n`;
    expect(problemLines(text)).toEqual([
      '10:59 "apps.shop.permit[0]" must be a kind such as Role or Certificate.cert-manager.io, found the string "role"',
    ]);
  });

  it('reports problems of every stage in one run, without consequences of one another', () => {
    const text = `version: 1
repoURL: https://github.com/acme/platform.git
clusters:
  local: { kubernetes: 1.35, argocd: { version: 3.5.1 } }
environments:
  dev: { cluster: local, snyc: {} }
  prod: { cluster: locla }
apps:
  shop:
    template: web
    values: { image: a:1, replcas: 2 }
    environments: { dev: , qa: }
`;
    expect(problemLines(text)).toEqual([
      '4:24 "clusters.local.kubernetes" must be a string, found the number 1.35 | write it in quotes: "1.35"',
      '6:26 unknown key "snyc" in environments.dev, accepted: cluster, extends, sync, secrets, namespaces, labels | did you mean "sync"?',
      '7:20 unknown cluster "locla", accepted: local | did you mean "local"?',
      '11:27 unknown key "replcas" in values, accepted: image, replicas, tls, env, ports, storage, pull | did you mean "replicas"?',
      '12:28 unknown environment "qa", accepted: dev, prod',
    ]);
  });

  it.each<[string, string]>([
    ['an argocd with a fault', 'local: { kubernetes: "1.35", argocd: { versoin: 3.5.1 } }'],
    ['a version with a fault', 'local: { kubernetes: 1.35, argocd: { version: 3.5.1 } }'],
  ])('does not take %s for a missing one', (_, cluster) => {
    const edge = '\n  edge: { name: e, managedBy: local }';
    expect(problemLines(HEAD.replace(/local: \{.*/, cluster + edge))).toHaveLength(1);
  });

  it.each<[string, string]>([
    ['values', 'template: web, values: 5'],
    ['environments', 'template: web, values: { image: a:1 }, environments: 5'],
    ['template', 'tmplate: web'],
  ])('does not take faulty %s for missing ones', (_, app) => {
    const environments = app.includes('environments') ? '' : ', environments: { dev: }';
    expect(problemLines(`${HEAD}  shop: { ${app}${environments} }\n`)).toHaveLength(1);
  });

  it('accepts keys without value wherever a map may be empty', () => {
    const text = `${HEAD}  shop:\n    template: web\n    values: { image: a:1 }\n    labels:\n    sync:\n    environments:\n      dev:\n      prod: { values: , labels: }\n`;
    expect(load(text).problems).toEqual([]);
  });
});
