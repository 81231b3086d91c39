import { describe, expect, it } from 'vitest';
import { render } from '../testing/render.ts';
import { images } from '../testing/wordpress-values.ts';
import wordpress from '../wordpress.ts';

describe('wordpressRules', () => {
  it.each<[string, object, string[], RegExp]>([
    ['no storage', {}, ['storage'], /no place for the data; accepted are .*hostPath.*size/],
    [
      'two kinds of storage',
      { storage: { hostPath: '/data', size: '1Gi' } },
      ['storage'],
      /both hostPath and size/,
    ],
    [
      'a storage class for a folder',
      { storage: { hostPath: '/data', storageClass: 'fast' } },
      ['storage.storageClass'],
      /no effect without storage.size/,
    ],
    [
      'a node for a claim',
      { storage: { size: '1Gi', node: 'n1' } },
      ['storage.node'],
      /no effect without storage.hostPath/,
    ],
    [
      'a size of backups in a folder',
      { storage: { hostPath: '/data' }, backup: { size: '1Gi' } },
      ['backup.size'],
      /folder beside the data/,
    ],
    [
      'several pods on a folder',
      { storage: { hostPath: '/data' }, wordpress: { ...images.wordpress, replicas: 2 } },
      ['wordpress.replicas'],
      /2 replicas, but the volume of wp-content is a folder of one node/,
    ],
    [
      'scaling on ReadWriteOnce',
      {
        storage: { size: '1Gi' },
        autoscaling: { max: 3 },
        disruptionBudget: { maxUnavailable: 1 },
      },
      ['autoscaling', 'disruptionBudget'],
      /ReadWriteOnce: pods on other nodes could not start/,
    ],
    [
      'a node port without NodePort',
      { storage: { size: '1Gi' }, service: { type: 'ClusterIP', nodePort: 30008 } },
      ['service.nodePort'],
      /a Service of type ClusterIP has none/,
    ],
    [
      'a variable of the template',
      {
        storage: { size: '1Gi' },
        wordpress: { ...images.wordpress, env: { WORDPRESS_DB_HOST: 'x' } },
      },
      ['wordpress.env.WORDPRESS_DB_HOST'],
      /the template sets WORDPRESS_DB_HOST itself/,
    ],
  ])('refuse %s', (_, values, paths, message) => {
    const { problems } = render(wordpress, { ...images, ...values });
    expect(problems.map(({ path }) => path.join('.'))).toEqual(paths);
    for (const problem of problems) {
      expect(problem.message).toMatch(message);
      expect(problem.hint).not.toBe('');
    }
  });

  it('say how several pods become possible', () => {
    const { problems } = render(wordpress, {
      ...images,
      wordpress: { ...images.wordpress, replicas: 3 },
      storage: { size: '1Gi' },
    });
    expect(problems[0]?.hint).toContain('accessMode: ReadWriteMany');
  });
});
