import { appEntry, SAMPLE, sampleWith } from './sample.ts';

/** A gitops.yaml at fault, and all that stderr says about it. */
export interface Mistake {
  title: string;
  gitops: string;
  stderr: string[];
}

const ROOT_KEYS =
  'version, repoURL, targetRevision, include, secrets, clusters, environments, apps';

export const MISTAKES: Mistake[] = [
  {
    title: 'a misspelt key of the root',
    gitops: sampleWith(['environments:', 'enviroments:']),
    stderr: [
      `error: gitops.yaml:9:1: unknown key "enviroments", accepted: ${ROOT_KEYS}`,
      '  did you mean "environments"?',
    ],
  },
  {
    title: 'a misspelt key of an environment',
    gitops: sampleWith(['  dev:\n    cluster:', '  dev:\n    clsuter:']),
    stderr: [
      'error: gitops.yaml:11:5: unknown key "clsuter" in environments.dev, accepted: cluster, extends, sync, secrets, namespaces, labels',
      '  did you mean "cluster"?',
    ],
  },
  {
    title: 'a misspelt key deep in the values of a template',
    gitops: sampleWith(['port: 8080', 'service: { nodeprt: 30080 }']),
    stderr: [
      'error: gitops.yaml:22:18: unknown key "nodeprt" in values.service, accepted: type, nodePort, annotations, port',
      '  did you mean "nodePort"?',
    ],
  },
  {
    title: 'a text in place of a number',
    gitops: sampleWith(['port: 8080', 'port: high']),
    stderr: ['error: gitops.yaml:22:13: "values.port" must be a number, found the string "high"'],
  },
  {
    title: 'a quoted number',
    gitops: sampleWith(['replicas: 3', 'replicas: "3"']),
    stderr: [
      'error: gitops.yaml:27:21: "values.replicas" must be a number, found the string "3"',
      '  write 3, without quotes',
    ],
  },
  {
    title: 'a version that YAML takes for a number',
    gitops: sampleWith(['"1.35"', '1.30']),
    stderr: [
      'error: gitops.yaml:6:17: "clusters.local.kubernetes" must be a string, found the number 1.30',
      '  write it in quotes: "1.30"',
    ],
  },
  {
    title: 'a list in place of a mapping',
    gitops: sampleWith(['      dev: {}\n', '      dev: []\n']),
    stderr: [
      'error: gitops.yaml:24:7: "apps.web.environments.dev" must be a mapping, found a list',
    ],
  },
  {
    title: 'an image without a fixed version',
    gitops: sampleWith(['web:1.4.2', 'web:latest']),
    stderr: [
      'error: gitops.yaml:21:14: "values.image" must be an image of a fixed version, with a tag other than latest or a digest, such as ghcr.io/acme/api:1.4.2, found the string "ghcr.io/acme/web:latest"',
    ],
  },
  {
    title: 'a key that is written twice',
    gitops: sampleWith(['port: 8080', 'port: 8080\n      port: 8081']),
    stderr: [
      'error: gitops.yaml:23:7: key "port" is written twice in one map, first on line 22',
      '  keep one of the two',
    ],
  },
  {
    title: 'a tab',
    gitops: sampleWith(['      port: 8080', '\tport: 8080']),
    stderr: [
      'error: gitops.yaml:22:1: the line is indented with a tab, YAML accepts spaces only',
      '  replace the tab by spaces',
    ],
  },
  {
    title: 'a bracket that is not closed',
    gitops: sampleWith(['{ prune: manual }', '{ prune: manual']),
    stderr: [
      'error: gitops.yaml:16:1: this is no YAML: Flow map in block collection must be sufficiently indented and end with a }',
      '  keys of one map begin in the same column, and every { and [ needs its end',
    ],
  },
  {
    title: 'an alias bomb',
    gitops: SAMPLE + aliasBomb(),
    stderr: [
      'error: gitops.yaml:34:9: more than 1000000 values once aliases are expanded',
      '  repeat less with aliases',
    ],
  },
  {
    title: 'a second document',
    gitops: `${SAMPLE}---\nversion: 1\n`,
    stderr: [
      'error: gitops.yaml:28:1: a second document begins here, accepted is one document a file',
      '  remove the line "---"',
    ],
  },
  {
    title: 'an empty file',
    gitops: '',
    stderr: ['error: gitops.yaml:1:1: the file is empty, accepted is a mapping of keys'],
  },
  {
    title: 'a file with a comment alone',
    gitops: '# to do\n',
    stderr: ['error: gitops.yaml:1:1: the file is empty, accepted is a mapping of keys'],
  },
  {
    title: 'a file that holds a list',
    gitops: '- web\n',
    stderr: ['error: gitops.yaml:1:1: the file must be a mapping of keys such as "apps: ..."'],
  },
  {
    title: 'another version of the format',
    gitops: sampleWith(['version: 1', 'version: 2']),
    stderr: ['error: gitops.yaml:1:10: "version" must be 1, found the number 2'],
  },
  {
    title: 'a missing version',
    gitops: sampleWith(['version: 1\n', '']),
    stderr: ['error: gitops.yaml:1:1: "version" is missing, it must be 1', '  add version: 1'],
  },
  {
    title: 'a file that is no text',
    gitops: '\0\0\0\0',
    stderr: [
      'error: gitops.yaml is not UTF-8 text, or larger than 10 MiB',
      '  put a regular YAML file at gitops.yaml',
    ],
  },
  {
    title: 'a file that is far too large',
    gitops: `# ${'x'.repeat(10 * 1024 * 1024)}\n${SAMPLE}`,
    stderr: [
      'error: gitops.yaml is not UTF-8 text, or larger than 10 MiB',
      '  put a regular YAML file at gitops.yaml',
    ],
  },
  {
    title: 'an unknown cluster',
    gitops: sampleWith(['  dev:\n    cluster: local', '  dev:\n    cluster: lokal']),
    stderr: [
      'error: gitops.yaml:11:14: unknown cluster "lokal", accepted: local',
      '  did you mean "local"?',
    ],
  },
  {
    title: 'an unknown template',
    gitops: sampleWith(['template: workload', 'template: worload']),
    stderr: [
      'error: gitops.yaml:19:15: unknown template "worload", accepted: wordpress, workload',
      '  did you mean "workload"?',
    ],
  },
  {
    title: 'an unknown environment',
    gitops: sampleWith(['      prod:\n', '      production:\n']),
    stderr: ['error: gitops.yaml:25:7: unknown environment "production", accepted: dev, prod'],
  },
  {
    title: 'environments that extend each other',
    gitops: sampleWith(
      ['  dev:\n', '  dev:\n    extends: prod\n'],
      ['  prod: # what customers see\n', '  prod:\n    extends: dev\n'],
    ),
    stderr: [
      'error: gitops.yaml:11:14: "extends" leads in a circle: dev -> prod -> dev',
      '  remove "extends" from one of these environments',
    ],
  },
  {
    title: 'a namespace with two owners',
    gitops: SAMPLE + appEntry('api', '{ dev: { namespace: web-dev } }'),
    stderr: [
      'error: gitops.yaml:24:7: namespace "web-dev" on cluster "local" has two owners: api in dev and web in dev',
      '  list it under "environments.dev.namespaces", then both may use it',
    ],
  },
  {
    title: 'one node port for two apps on one cluster',
    gitops: sampleWith(
      ['      dev: {}\n', '      dev: { values: { service: { nodePort: 30080 } } }\n'],
      ['          replicas: 3\n', '          service: { nodePort: 30080 }\n'],
    ),
    stderr: [
      'error: gitops.yaml:27:32: web-prod and web-dev both ask for node port 30080 on cluster "local"',
      '  choose another port between 30000 and 32767, or leave it out to get a free one',
    ],
  },
  {
    title: 'the name of an app that is no DNS label',
    gitops: sampleWith(['  web:\n', '  Web_1:\n']),
    stderr: [
      'error: gitops.yaml:18:3: app name "Web_1" is no DNS label, accepted are lower-case letters, digits and "-", not first or last',
    ],
  },
  {
    title: 'the name of a namespace that is no DNS label',
    gitops: sampleWith(['      dev: {}\n', '      dev: { namespace: web.dev }\n']),
    stderr: [
      'error: gitops.yaml:24:25: namespace name "web.dev" is no DNS label, accepted are lower-case letters, digits and "-", not first or last',
    ],
  },
  {
    title: "a namespace of Kubernetes' own",
    gitops: sampleWith(['      dev: {}\n', '      dev: { namespace: kube-system }\n']),
    stderr: [
      'error: gitops.yaml:24:25: namespace "kube-system" of web in dev is not accepted: kube-* belongs to Kubernetes',
      '  choose another namespace',
    ],
  },
  {
    title: 'a key that leads into the prototype of objects',
    gitops: sampleWith(['  web:\n', '  __proto__:\n']),
    stderr: ['error: gitops.yaml:18:3: key "__proto__" is not accepted'],
  },
  ...['../apps.yaml', '/etc/passwd', 'apps/../../x.yaml'].map((path): Mistake => ({
    title: `the path "${path}" to include`,
    gitops: sampleWith(['version: 1\n', `version: 1\ninclude: [${path}]\n`]),
    stderr: [
      `error: gitops.yaml:2:11: "include[0]" is "${path}", accepted is a path inside of the repository such as apps/*.yaml`,
      '  a leading "/", "..", ":" or "\\" leads out of it',
    ],
  })),
  {
    title: 'several mistakes at once',
    gitops: sampleWith(['web:1.4.2', 'web'], ['replicas: 3', 'replicas: -1']),
    stderr: [
      'error: gitops.yaml:21:14: "values.image" must be an image of a fixed version, with a tag other than latest or a digest, such as ghcr.io/acme/api:1.4.2, found the string "ghcr.io/acme/web"',
      'gitops.yaml:27:21: "values.replicas" must be at least 0, found the number -1',
      '2 errors',
    ],
  },
];

function aliasBomb(): string {
  let text = `a0: &a0 [${Array(9).fill('x').join(', ')}]\n`;
  for (let level = 1; level < 9; level++) {
    text += `a${level}: &a${level} [${Array(9)
      .fill(`*a${level - 1}`)
      .join(', ')}]\n`;
  }
  return text;
}
