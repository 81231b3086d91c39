import { describe, expect, it } from 'vitest';
import { HEAD, load, problemLines } from '../test-config.ts';

const SHOP = '  shop: { template: web, values: { image: a:1 }, environments: { dev: } }\n';
const withEnvironments = (environments: string, apps: string): string =>
  HEAD.replace(/environments:[^]*/, `environments:\n${environments}apps:\n${apps}`);
const withClusters = (clusters: string): string =>
  `version: 1\nrepoURL: https://x/y\nclusters:\n${clusters}`;
const app = (name: string, environments: string): string =>
  `  ${name}: { template: web, values: { image: a:1 }, environments: { ${environments} } }\n`;
const longName = 'a'.repeat(60);

describe('rules', () => {
  it.each<[string, string, string[]]>([
    [
      'a template that does not exist',
      HEAD + SHOP.replace('web', 'webb'),
      ['10:21 unknown template "webb", accepted: web | did you mean "web"?'],
    ],
    [
      'an extended environment that does not exist',
      withEnvironments(
        '  dev: { cluster: local, extends: prdo }\n  prod: { cluster: local }\n',
        '',
      ),
      ['6:35 unknown environment "prdo", accepted: dev, prod | did you mean "prod"?'],
    ],
    [
      'an environment that extends itself',
      withEnvironments('  dev: { cluster: local, extends: dev }\n', ''),
      [
        '6:35 "extends" leads in a circle: dev -> dev | remove "extends" from one of these environments',
      ],
    ],
    [
      'a circle of extends, once',
      withEnvironments(
        '  b: { extends: c }\n  c: { extends: a }\n  a: { extends: b }\n  d: { extends: a }\n',
        '',
      ),
      [
        '8:17 "extends" leads in a circle: a -> b -> c -> a | remove "extends" from one of these environments',
      ],
    ],
    [
      'an environment without cluster',
      withEnvironments('  dev:\n', ''),
      [
        '6:3 "environments.dev.cluster" is missing, it must be one of the clusters | add "cluster: local"',
      ],
    ],
    [
      'a cluster when there is none',
      'version: 1\nrepoURL: https://x/y\nenvironments: { dev: { cluster: local } }\n',
      ['3:33 unknown cluster "local", there is no cluster | add it under "clusters"'],
    ],
    [
      'a cluster that nobody manages',
      withClusters('  a: { server: "https://a", kubernetes: "1.35" }\n'),
      [
        '4:3 cluster "a" has neither "argocd" nor "managedBy", so no Argo CD deploys to it | add "argocd: { version: ... }" to the cluster that runs Argo CD',
      ],
    ],
    [
      'a manager without Argo CD',
      withClusters(
        '  a: { server: "https://a", kubernetes: "1.35", managedBy: b }\n  b: { server: "https://b", kubernetes: "1.35", managedBy: hub }\n  hub: { kubernetes: "1.35", argocd: { version: 3.5.1 } }\n',
      ),
      ['4:60 "clusters.a.managedBy" is "b", which runs no Argo CD | write "managedBy: hub"'],
    ],
    [
      'a cluster whose version is nowhere',
      withClusters(
        '  hub: { argocd: { version: 3.5.1 } }\n  b: { name: b, managedBy: hub, kubernetes: "1.35" }\n',
      ),
      [
        '4:3 "clusters.hub.kubernetes" is missing, it must be a minor version such as "1.35" | add the version that "kubectl version" prints for the server, in quotes',
      ],
    ],
    [
      'a cluster with two addresses',
      withClusters(
        '  a: { server: "https://a", name: a, kubernetes: "1.35", argocd: { version: 3.5.1 } }\n',
      ),
      ['4:29 cluster "a" has both "server" and "name", accepted is one of them'],
    ],
    [
      'a remote cluster without address',
      withClusters(
        '  hub: { kubernetes: "1.35", argocd: { version: 3.5.1 } }\n  b: { kubernetes: "1.35", managedBy: hub }\n',
      ),
      [
        '5:3 cluster "b" has neither "server" nor "name", accepted is one of them | add the address by which the Argo CD of "hub" knows it',
      ],
    ],
    [
      'one cluster under two names',
      withClusters(
        '  hub: { kubernetes: "1.35", argocd: { version: 3.5.1 } }\n  b: { name: in-cluster, kubernetes: "1.35", managedBy: hub }\n',
      ),
      [
        '4:3 clusters "b" and "hub" have the same address, accepted is one entry for a cluster | remove one of the two',
      ],
    ],
    [
      'an app without template',
      `${HEAD}  shop: { environments: { dev: } }\n`,
      [
        '10:3 app "shop" has neither "template" nor "source", accepted is one of them | add "template: <name>", or "source: kustomize" for files kept by hand',
      ],
    ],
    [
      'an app with template and source',
      HEAD + SHOP.replace('template: web', 'template: web, source: kustomize'),
      ['10:26 app "shop" has both "template" and "source", accepted is one of them'],
    ],
    [
      'values of an app that is kept by hand',
      `${HEAD}  shop: { source: kustomize, values: { a: 1 }, environments: { dev: { values: { a: 1 } } } }\n`,
      [
        '10:30 app "shop" has "source: kustomize", which takes no values | remove the values; its files are kept by hand',
        '10:71 app "shop" has "source: kustomize", which takes no values | remove the values; its files are kept by hand',
      ],
    ],
    [
      'the digest of an import at an app with a template',
      HEAD + SHOP.replace('template: web', 'template: web, importDigest: sha256:0123456789abcdef'),
      [
        '10:26 app "shop" has a template, which takes no "importDigest" | remove it; it belongs to files that an import wrote',
      ],
    ],
    [
      'a digest that no import wrote',
      `${HEAD}  shop: { source: kustomize, importDigest: x, environments: { dev: } }\n`,
      ['10:44 "apps.shop.importDigest" must be what "strata import" wrote, found the string "x"'],
    ],
    [
      'an app without environments, as a warning',
      `${HEAD}  shop: { template: web }\n`,
      [
        '10:3 warning: app "shop" lists no environment, so it is deployed nowhere | add "environments" with the environments that it runs in',
      ],
    ],
    [
      'names that are no DNS labels, or reserved',
      HEAD +
        app('Shop', 'dev: ') +
        app('1st', 'dev: ') +
        app('custom', 'dev: ') +
        app('nul', 'dev: ') +
        app('namespaces', 'dev: '),
      [
        '10:3 app name "Shop" is no DNS label, accepted are lower-case letters, digits and "-", not first or last',
        '11:3 app name "1st" begins with a digit, a Service name must begin with a letter',
        '12:3 app name "custom" is reserved: folders named custom hold your own patches',
        '13:3 app name "nul" is reserved: Windows has no folder of that name',
        '14:3 app name "namespaces" is reserved: overlays/<env>/namespaces holds the shared namespaces',
      ],
    ],
    [
      'names that lead elsewhere',
      HEAD + app('"../etc"', 'dev: '),
      [
        '10:3 app name "../etc" is no DNS label, accepted are lower-case letters, digits and "-", not first or last',
      ],
    ],
    [
      'a name that is too long for a label',
      HEAD + app(longName, 'dev: '),
      [
        `10:122 name "${longName}..." of ${longName} in dev has 64 characters, accepted are up to 63 | shorten the name of the app or of the environment`,
      ],
    ],
    [
      'the name of the Application of Argo CD',
      withEnvironments('  cd: { cluster: local }\n', app('argo', 'cd: ')),
      [
        '8:66 name "argo-cd" of argo in cd is reserved for Argo CD itself | rename the app or the environment',
      ],
    ],
    [
      'two deployments with one name',
      withEnvironments(
        '  c: { cluster: local }\n  b-c: { cluster: local }\n',
        app('a', 'b-c: { namespace: x }') + app('a-b', 'c: { namespace: y }'),
      ),
      [
        '10:65 a-b in c and a in b-c are both named "a-b-c" | rename one of the apps or environments',
      ],
    ],
    [
      'two owners of a namespace in one environment',
      HEAD + app('shop', 'dev: { namespace: team }') + app('blog', 'dev: { namespace: team }'),
      [
        '10:84 namespace "team" on cluster "local" has two owners: blog in dev and shop in dev | list it under "environments.dev.namespaces", then both may use it',
      ],
    ],
    [
      'two owners of a namespace in two environments',
      HEAD + app('shop', 'dev: { namespace: team }, prod: { namespace: team }'),
      [
        '10:111 namespace "team" on cluster "local" has two owners: shop in dev and shop in prod | give one of them another namespace',
      ],
    ],
    [
      'namespaces that belong to others, or are no DNS labels',
      withEnvironments(
        '  dev: { cluster: local, namespaces: [a.b, default] }\n',
        app('shop', 'dev: { namespace: argocd }') + app('blog', 'dev: { namespace: kube-system }'),
      ),
      [
        '6:39 namespace name "a.b" is no DNS label, accepted are lower-case letters, digits and "-", not first or last',
        '6:44 namespace "default" of environment dev is not accepted: Kubernetes does not let it be deleted or owned | choose another namespace',
        '8:84 namespace "argocd" of shop in dev is not accepted: Argo CD runs in it on cluster "local" | choose another namespace',
        '9:84 namespace "kube-system" of blog in dev is not accepted: kube-* belongs to Kubernetes | choose another namespace',
      ],
    ],
    [
      'a password in the address, without repeating it',
      HEAD.replace('https://', 'https://me:hunter2@'),
      [
        '2:10 "repoURL" holds a user name or password, accepted is the plain address | remove it, and give the credentials to Argo CD with "argocd repo add"',
      ],
    ],
  ])('report %s', (_, text, expected) => {
    expect(problemLines(text)).toEqual(expected);
  });

  it('accept a shared namespace that an environment lists', () => {
    const text = withEnvironments(
      '  dev: { cluster: local, namespaces: [team] }\n',
      app('shop', 'dev: { namespace: team }') + app('blog', 'dev: { namespace: team }'),
    );
    const { fleet } = load(text);
    expect(fleet?.deployments.map((deployment) => deployment.ownsNamespace)).toEqual([
      false,
      false,
    ]);
  });

  it('accept one namespace on two clusters, and unused clusters and environments', () => {
    const text = `${withClusters('  hub: { kubernetes: "1.35", argocd: { version: 3.5.1 } }\n  b: { name: b, kubernetes: "1.35", managedBy: hub }\n  c: { name: c, kubernetes: "1.35", managedBy: hub }\n')}environments:\n  dev: { cluster: hub }\n  prod: { cluster: b }\n  idle: { cluster: b }\napps:\n  shop: { template: web, namespace: shop, values: { image: a:1 }, environments: { dev: , prod: } }\n`;
    expect(load(text).problems).toEqual([]);
  });
});
