import { describe, expect, it } from 'vitest';
import { writeYaml } from '../../yaml.ts';
import { readProject } from './project-state.ts';

const destination = { server: 'https://kubernetes.default.svc' };
const project = {
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'AppProject',
  metadata: {
    name: 'shop-dev',
    annotations: { 'strata/retained-kinds': 'ClusterRole.rbac.authorization.k8s.io/a\nRole.rbac' },
  },
  spec: {
    destinations: [{ ...destination, namespace: 'shop' }, destination],
    clusterResourceWhitelist: [
      { group: '', kind: 'Namespace', name: 'shop' },
      { group: '', kind: 'Node' },
    ],
    namespaceResourceWhitelist: [{ group: 'apps', kind: 'Deployment' }],
  },
};

describe('readProject', () => {
  it('reads what the project permits and what it marks as retained, after a header', () => {
    expect(readProject(`# header\n${writeYaml(project)}`, 'shop-dev', destination)).toEqual({
      permissions: {
        namespaces: ['shop', ''],
        clusterKinds: [
          { group: '', kind: 'Namespace', name: 'shop' },
          { group: '', kind: 'Node' },
        ],
        namespacedKinds: [{ group: 'apps', kind: 'Deployment' }],
      },
      retained: { kinds: ['ClusterRole.rbac.authorization.k8s.io/a', 'Role.rbac'], namespaces: [] },
    });
  });

  it('reads it in a checkout with CRLF line endings', () => {
    const state = readProject(writeYaml(project).replaceAll('\n', '\r\n'), 'shop-dev', destination);
    expect(state?.retained.kinds).toHaveLength(2);
  });

  it('finds a cluster by name, quoted as it is written', () => {
    const spec = { ...project.spec, destinations: [{ name: '\\[edge\\]', namespace: 'shop' }] };
    const text = writeYaml({ ...project, spec });
    expect(readProject(text, 'shop-dev', { name: '[edge]' })?.permissions.namespaces).toEqual([
      'shop',
    ]);
  });

  it.each([
    ['a missing file', undefined],
    ['an empty file', ''],
    ['no YAML', 'a: [b'],
    ['merge conflict markers', `<<<<<<< HEAD\n${writeYaml(project)}=======\n>>>>>>> x\n`],
    ['two documents', `${writeYaml(project)}---\n${writeYaml(project)}`],
    ['a list', '- a\n'],
    ['another kind', writeYaml({ ...project, kind: 'Application' })],
    ['another name', writeYaml({ ...project, metadata: { name: 'shop-prod' } })],
    ['no metadata', writeYaml({ ...project, metadata: null })],
    ['no spec', writeYaml({ ...project, spec: 'none' })],
    ['no lists', writeYaml({ ...project, spec: {} })],
    ['a list of texts', withSpec({ namespaceResourceWhitelist: ['Deployment'] })],
    ['a kind that is no text', withSpec({ namespaceResourceWhitelist: [{ group: '', kind: 1 }] })],
    ['a name that is no text', withSpec({ clusterResourceWhitelist: [namespaceNamed(7)] })],
    ['a namespace that is no text', withSpec({ destinations: [{ ...destination, namespace: 1 }] })],
    ['another cluster', withSpec({ destinations: [{ name: 'edge', namespace: 'shop' }] })],
    ['an alias bomb', aliasBomb()],
  ])('gives nothing for %s', (_, text) => {
    expect(readProject(text, 'shop-dev', destination)).toBeUndefined();
  });

  function withSpec(changes: object): string {
    return writeYaml({ ...project, spec: { ...project.spec, ...changes } });
  }

  function namespaceNamed(name: unknown): object {
    return { group: '', kind: 'Namespace', name };
  }

  function aliasBomb(): string {
    const levels = Array.from({ length: 9 }, (_, level) => {
      const alias = `*a${level}`;
      return `l${level + 1}: &a${level + 1} [${Array(9).fill(alias).join(', ')}]`;
    });
    return ['l0: &a0 [x]', ...levels, 'kind: AppProject'].join('\n');
  }
});
