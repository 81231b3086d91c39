import { describe, expect, it } from 'vitest';
import { valueAt, type KubernetesObject } from '../../core/kubernetes/object.ts';
import { secretObject } from '../../core/secrets/secret-objects.ts';
import { ClusterError } from '../../shell/cluster/cluster-error.ts';
import type { Cluster } from '../../shell/cluster/cluster.ts';
import { createTestCluster } from '../../shell/cluster/test-cluster.ts';
import { diskFileSystem } from '../../shell/files/file-system.ts';
import { SecretValue } from '../../shell/secrets/secret-value.ts';
import { createMissingSecrets, isUnfinished, type CreateOptions } from './create-missing.ts';
import type { DeploymentSecrets } from './declared-secrets.ts';
import { declared, NAMESPACE, requirement } from './test-declared.ts';

const SECRET = { apiVersion: 'v1', kind: 'Secret', namespace: 'shop', name: 'api' };

const NOBODY: CreateOptions = {
  values: {
    given: new Map(),
    ask: undefined,
    dependencies: { cwd: '/', fs: diskFileSystem },
  },
  dryRun: false,
  confirm: () => Promise.resolve(),
};

async function create(
  cluster: Cluster,
  secrets: DeploymentSecrets,
  options: Partial<CreateOptions> = {},
) {
  const outcomes = await createMissingSecrets(cluster, [secrets], { ...NOBODY, ...options });
  return outcomes.map(({ result }) => result);
}

async function dataOf(cluster: Cluster): Promise<Record<string, string>> {
  const secret = await cluster.get(SECRET);
  const data = (secret?.['data'] ?? {}) as Record<string, string>;
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [key, Buffer.from(value, 'base64').toString()]),
  );
}

describe('a Secret that is missing', () => {
  it('is created after its namespace, which is as the overlay has it', async () => {
    const cluster = createTestCluster();
    expect(await create(cluster, declared())).toEqual([
      { kind: 'created', keys: ['password', 'salt'] },
    ]);
    expect(cluster.writes).toEqual(['apply Namespace shop', 'create Secret shop/api']);
    const namespace = await cluster.get({ apiVersion: 'v1', kind: 'Namespace', name: 'shop' });
    expect(namespace?.metadata['labels']).toEqual(NAMESPACE.metadata['labels']);
    const data = await dataOf(cluster);
    expect(data['password']).toMatch(/^[a-f]{20}$/);
    expect(data['salt']).toMatch(/^[a-f]{20}$/);
    expect(data['salt']).not.toBe(data['password']);
  });

  it('has the label of Strata, and nothing that Argo CD tracks', async () => {
    const cluster = createTestCluster();
    await create(cluster, declared());
    const secret = await cluster.get(SECRET);
    expect(secret?.metadata['labels']).toEqual({ 'app.kubernetes.io/managed-by': 'strata' });
    expect(secret?.metadata['annotations']).toBeUndefined();
    expect(secret?.['type']).toBe('Opaque');
  });

  it('is created once: a second run changes nothing', async () => {
    const cluster = createTestCluster();
    await create(cluster, declared());
    const first = await dataOf(cluster);
    const writes = [...cluster.writes];
    expect(await create(cluster, declared())).toEqual([{ kind: 'present' }]);
    expect(cluster.writes).toEqual(writes);
    expect(await dataOf(cluster)).toEqual(first);
  });

  it('is left to the run that was faster', async () => {
    const faster = secretObject(requirement(), 'shop', { password: 'YQ==', salt: 'Yg==' });
    const cluster = createTestCluster({
      objects: [NAMESPACE],
      before: (call) => {
        if (call === 'create Secret shop/api') cluster.put(faster);
      },
    });
    expect(await create(cluster, declared())).toEqual([{ kind: 'present' }]);
    expect(await dataOf(cluster)).toEqual({ password: 'a', salt: 'b' });
  });

  it('is the same for runs at once', async () => {
    const cluster = createTestCluster();
    const runs = await Promise.all([1, 2, 3].map(() => create(cluster, declared())));
    const kinds = runs.flat().map(({ kind }) => kind);
    expect(kinds.sort()).toEqual(['created', 'present', 'present']);
  });

  it('is not created without the values that a person has to give', async () => {
    const cluster = createTestCluster();
    const results = await create(cluster, declared(requirement(true)));
    expect(results).toEqual([{ kind: 'values needed', keys: ['token'] }]);
    expect(cluster.writes).toEqual([]);
    const outcomes = await createMissingSecrets(cluster, [declared(requirement(true))], NOBODY);
    expect(outcomes.map(isUnfinished)).toEqual([true]);
  });

  it('takes given values, then asks, and generates the rest', async () => {
    const cluster = createTestCluster();
    const asked: string[] = [];
    const results = await create(cluster, declared(requirement(true)), {
      values: {
        ...NOBODY.values,
        given: new Map([['api', new Map([['salt', new SecretValue('given')]])]]),
        ask: {
          value: (message) => {
            asked.push(message);
            return Promise.resolve(new SecretValue('typed'));
          },
          file: () => Promise.reject(new Error('no file is asked for')),
        },
      },
    });
    expect(results).toEqual([{ kind: 'created', keys: ['password', 'salt', 'token'] }]);
    expect(asked).toEqual(['prod/web: api/token: Token of the provider']);
    expect(await dataOf(cluster)).toMatchObject({ salt: 'given', token: 'typed' });
  });

  it('is not created before the person has agreed', async () => {
    const cluster = createTestCluster();
    const confirm = () => Promise.reject(new Error('no'));
    await expect(create(cluster, declared(), { confirm })).rejects.toThrow('no');
    expect(cluster.writes).toEqual([]);
  });

  it('is only told of in a dry run', async () => {
    const cluster = createTestCluster();
    const confirm = () => Promise.reject(new Error('a dry run asks nothing'));
    expect(await create(cluster, declared(), { dryRun: true, confirm })).toEqual([
      { kind: 'would be written', keys: ['password', 'salt'] },
    ]);
    expect(cluster.writes).toEqual([]);
  });

  it('is not created where an operator makes it', async () => {
    const cluster = createTestCluster();
    const source = { kind: 'store' as const, store: 'vault' };
    expect(await create(cluster, declared(requirement(), source))).toEqual([
      { kind: 'made elsewhere', source },
    ]);
    expect(cluster.writes).toEqual([]);
  });
});

describe('a Secret that lacks keys', () => {
  const incomplete = secretObject(requirement(), 'shop', { password: 'YQ==' });

  it('gets the missing ones where Strata made it, and keeps the others', async () => {
    const cluster = createTestCluster({ objects: [NAMESPACE, incomplete] });
    expect(await create(cluster, declared())).toEqual([{ kind: 'completed', keys: ['salt'] }]);
    const data = await dataOf(cluster);
    expect(data['password']).toBe('a');
    expect(data['salt']).toMatch(/^[a-f]{20}$/);
  });

  it('is read again where somebody was faster', async () => {
    let refusals = 0;
    const cluster = createTestCluster({
      objects: [NAMESPACE, incomplete],
      before: (call) => {
        if (call !== 'patch Secret api' || refusals > 0) return;
        refusals++;
        cluster.put({ ...incomplete, data: { password: 'YQ==', salt: 'Yg==' } });
        throw new ClusterError('conflict', 'the object has been modified');
      },
    });
    expect(await create(cluster, declared())).toEqual([{ kind: 'present' }]);
    expect(await dataOf(cluster)).toEqual({ password: 'a', salt: 'b' });
  });

  it('is left alone where somebody else made it', async () => {
    const foreign: KubernetesObject = {
      ...incomplete,
      metadata: { name: 'api', namespace: 'shop' },
    };
    const cluster = createTestCluster({ objects: [NAMESPACE, foreign] });
    expect(await create(cluster, declared())).toMatchObject([
      { kind: 'left alone', keys: ['salt'] },
    ]);
    expect(cluster.writes).toEqual([]);
  });
});

describe('the namespace', () => {
  it('is left as it is where it is there', async () => {
    const cluster = createTestCluster({
      objects: [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } }],
    });
    await create(cluster, declared());
    expect(cluster.writes).toEqual(['create Secret shop/api']);
    const namespace = await cluster.get({ apiVersion: 'v1', kind: 'Namespace', name: 'shop' });
    expect(valueAt(namespace, ['metadata', 'labels'])).toBeUndefined();
  });

  it('that is being deleted takes no Secret', async () => {
    const ending = { ...NAMESPACE, status: { phase: 'Terminating' } };
    const cluster = createTestCluster({ objects: [ending] });
    await expect(create(cluster, declared())).rejects.toMatchObject({
      message: 'the namespace shop is being deleted',
    });
    expect(cluster.writes).toEqual([]);
  });

  it('need not be readable for who may write Secrets in it', async () => {
    const cluster = createTestCluster({
      before: (call) => {
        if (call === 'get Namespace shop') throw new ClusterError('forbidden', 'may not get');
      },
    });
    expect(await create(cluster, declared())).toMatchObject([{ kind: 'created' }]);
  });
});

it('tells of a right that is missing as the cluster tells it', async () => {
  const cluster = createTestCluster({
    before: (call) => {
      if (call.startsWith('get Secret')) {
        throw new ClusterError('forbidden', 'user jane may not get secrets in namespace shop');
      }
    },
  });
  await expect(create(cluster, declared())).rejects.toMatchObject({
    name: 'UserError',
    message: 'user jane may not get secrets in namespace shop',
  });
});
