import { describe, expect, test } from 'vitest';
import type { ClusterError } from './cluster-error.ts';
import { statusAnswer, TOKEN } from './test-api-server.ts';
import { failureOf, POD, serve, SETTINGS } from './test-connection.ts';

describe('what is asked', () => {
  test('an object by its path, with the credentials of the kubeconfig', async () => {
    const { server, cluster } = await serve(() => ({ body: { kind: 'Pod', metadata: {} } }));
    await cluster.get(POD);
    expect(server.asked.at(-1)).toMatchObject({
      method: 'GET',
      path: '/api/v1/namespaces/shop/pods/web',
      headers: { authorization: `Bearer ${TOKEN}` },
    });
    expect([cluster.context, cluster.server, cluster.isCurrentContext]).toEqual([
      'here',
      server.address,
      true,
    ]);
  });

  test('nothing is asked of a kind that is not served', async () => {
    const { cluster } = await serve(() => statusAnswer(404, 'NotFound', 'no such path'));
    const ref = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', name: 'root' };
    expect(await cluster.get({ ...ref, namespace: 'argocd' })).toBeUndefined();
    expect(await cluster.list(ref)).toEqual([]);
    expect(await cluster.resourceOf(ref.apiVersion, ref.kind)).toBeUndefined();
    await cluster.remove(ref);
  });

  test('a kind is looked up once it is served', async () => {
    let served = false;
    const { server, cluster } = await serve(() =>
      served
        ? { body: { resources: [{ name: 'widgets', kind: 'Widget', namespaced: false }] } }
        : statusAnswer(404, 'NotFound', 'no such path'),
    );
    const widget = { apiVersion: 'acme.example.org/v1', kind: 'Widget' };
    expect(await cluster.resourceOf(widget.apiVersion, widget.kind)).toBeUndefined();
    served = true;
    const resource = { plural: 'widgets', namespaced: false };
    expect(await cluster.resourceOf(widget.apiVersion, widget.kind)).toEqual(resource);
    expect(await cluster.resourceOf(widget.apiVersion, widget.kind)).toEqual(resource);
    expect(server.asked).toHaveLength(2);
  });

  test('all pages of a list, each item with its kind', async () => {
    const { server, cluster } = await serve(({ path }) => {
      const more = !path.includes('continue=');
      return {
        body: {
          metadata: more ? { continue: 'page 2' } : {},
          items: [{ metadata: { name: more ? 'one' : 'two' } }],
        },
      };
    });
    const pods = await cluster.list({ apiVersion: 'v1', kind: 'Pod', labelSelector: 'app=web' });
    expect(pods.map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual([
      'Pod one',
      'Pod two',
    ]);
    expect(server.asked.slice(1).map(({ path }) => path)).toEqual([
      '/api/v1/pods?limit=500&labelSelector=app%3Dweb',
      '/api/v1/pods?limit=500&continue=page+2&labelSelector=app%3Dweb',
    ]);
  });

  test('the whole list again when a page came too late', async () => {
    const { cluster } = await serve(({ path }) => {
      if (path.includes('continue=')) return statusAnswer(410, 'Expired', 'too old');
      const items = [{ metadata: { name: 'one' } }, { metadata: { name: 'two' } }];
      return path.includes('limit=')
        ? { body: { metadata: { continue: 'next' }, items: items.slice(0, 1) } }
        : { body: { metadata: {}, items } };
    });
    expect(await cluster.list({ apiVersion: 'v1', kind: 'Pod' })).toHaveLength(2);
  });

  test('server-side apply, dry run, creation, merge patch, deletion', async () => {
    const { server, cluster } = await serve(({ body }) => ({ body: body === '' ? '{}' : body }));
    await cluster.apply(SETTINGS, { fieldManager: 'strata', force: true });
    await cluster.apply(SETTINGS, { fieldManager: 'strata', force: false, dryRun: true });
    await cluster.create({ ...SETTINGS, data: { size: 9007199254740993n } });
    const ref = { apiVersion: 'v1', kind: 'ConfigMap', namespace: 'shop', name: 'settings' };
    await cluster.patch(ref, { data: { size: null } });
    await cluster.remove(ref);
    const path = '/api/v1/namespaces/shop/configmaps';
    expect(
      server.asked
        .slice(1)
        .map(({ method, path, headers }) => [method, path, headers['content-type']]),
    ).toEqual([
      ['PATCH', `${path}/settings?fieldManager=strata&force=true`, 'application/apply-patch+yaml'],
      [
        'PATCH',
        `${path}/settings?fieldManager=strata&force=false&dryRun=All`,
        'application/apply-patch+yaml',
      ],
      ['POST', path, 'application/json'],
      ['PATCH', `${path}/settings`, 'application/merge-patch+json'],
      ['DELETE', `${path}/settings`, undefined],
    ]);
    expect(server.asked.at(-3)?.body).toContain('9007199254740993');
  });

  test('our rights', async () => {
    const { server, cluster } = await serve(({ body }) => ({
      body: { status: { allowed: body.includes('"create"') } },
    }));
    expect(await cluster.can({ verb: 'create', group: 'apps', resource: 'deployments' })).toBe(
      true,
    );
    expect(await cluster.can({ verb: 'delete', group: '', resource: 'pods', namespace: 'a' })).toBe(
      false,
    );
    expect(JSON.parse(server.asked.at(-1)?.body ?? '')).toMatchObject({
      kind: 'SelfSubjectAccessReview',
      spec: { resourceAttributes: { verb: 'delete', group: '', resource: 'pods', namespace: 'a' } },
    });
  });
});

describe('what the server refuses', () => {
  const cases: [number, string, string, ClusterError['reason'], string, string][] = [
    [
      401,
      'Unauthorized',
      'Unauthorized',
      'unauthorized',
      'does not accept the credentials',
      'log in again',
    ],
    [
      403,
      'Forbidden',
      'configmaps is forbidden: User "jane" cannot patch resource "configmaps" in API group "" in the namespace "shop"',
      'forbidden',
      'user jane may not patch configmaps in namespace shop (context here)',
      'kubectl --context here auth can-i patch configmaps -n shop',
    ],
    [
      403,
      'Forbidden',
      'roles.rbac.authorization.k8s.io is forbidden: User "jane" cannot create resource "roles" in API group "rbac.authorization.k8s.io" at the cluster scope',
      'forbidden',
      'user jane may not create roles.rbac.authorization.k8s.io in the whole cluster',
      'auth can-i create roles.rbac.authorization.k8s.io',
    ],
    [403, 'Forbidden', 'exceeded quota: small', 'forbidden', 'exceeded quota: small', ''],
    [
      409,
      'Conflict',
      'conflict with "helm"',
      'conflict',
      'cannot apply ConfigMap shop/settings: conflict with "helm"',
      '',
    ],
    [409, 'AlreadyExists', 'exists', 'exists', 'it is there already', ''],
    [
      422,
      'Invalid',
      'data: too long',
      'invalid',
      'cannot apply ConfigMap shop/settings: data: too long',
      '',
    ],
    [500, 'InternalError', 'etcd is away', 'other', 'etcd is away (500)', ''],
    [504, 'Timeout', 'took too long', 'timeout', 'took too long', 'try again'],
  ];
  test.each(cases)('%i %s: %s', async (status, reason, message, expected, text, hint) => {
    const { cluster } = await serve(() => statusAnswer(status, reason, message));
    const error = await failureOf(
      cluster.apply(SETTINGS, { fieldManager: 'strata', force: false }),
    );
    expect(error.reason).toBe(expected);
    expect(error.message).toContain(text);
    expect(error.hint ?? '').toContain(hint);
    expect(error.status).toBe(status);
  });

  test('no value of a Secret is repeated', async () => {
    const value = 'c2VjcmV0IG9mIHRoZSBzaG9w';
    const { cluster } = await serve(() =>
      statusAnswer(400, 'BadRequest', `illegal base64 data in {"data":{"password":"${value}"}}`),
    );
    const secret = { ...SETTINGS, kind: 'Secret', data: { password: value } };
    const error = await failureOf(cluster.create(secret));
    expect(error.message).not.toContain(value.slice(0, 8));
    expect(error.message).toContain('illegal base64 data');
  });

  test('an answer of something else than an API server', async () => {
    const { cluster } = await serve(() => ({ status: 502, body: '<html>Bad gateway</html>' }));
    const error = await failureOf(cluster.serverVersion());
    expect(error.message).toContain('not like a Kubernetes API server');
    expect(error.isPassing).toBe(true);
  });

  test('an overloaded server is asked again', async () => {
    let count = 0;
    const { cluster } = await serve(() =>
      ++count < 3
        ? { ...statusAnswer(429, 'TooManyRequests', 'slow down'), headers: { 'retry-after': '0' } }
        : { body: { gitVersion: 'v1.35.8' } },
    );
    expect(await cluster.serverVersion()).toBe('v1.35.8');
  });
});
