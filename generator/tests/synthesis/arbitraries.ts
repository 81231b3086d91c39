import fc from 'fast-check';
import type { Json, JsonObject, KubernetesObject } from '../../src/core/kubernetes/object.ts';

/** Strings as they occur in manifests, the ones that YAML dialects disagree on among them. */
export const text = fc.oneof(
  fc.constantFrom('a', 'info', 'nginx', '/data', '10Gi', '250m', '--flag=x', 'http://x.y/z?a=b#c'),
  fc.constantFrom('yes', 'no', 'on', 'n', 'y', 'null', '~', '', ' ', 'true', '<<', '=', '*x', '&x'),
  fc.constantFrom('0o14', '014', '1e3', '12:30', '1_000', '0x1F', '.5', '+1', '-1', '2026-01-01'),
  fc.constantFrom(
    'a\nb\n',
    'a\nb',
    'a \nb\n',
    '\n',
    '\ta',
    'a\tb\n',
    'a\r\nb',
    ' a\n b\n',
    'ä\u2028ö',
  ),
  fc.string({ maxLength: 8 }),
  fc.string({ unit: 'binary', maxLength: 5 }).filter((value) => !/\p{Surrogate}/u.test(value)),
);

export const scalar = fc.oneof(
  text,
  fc.integer(),
  fc.boolean(),
  fc
    .double({ noNaN: true, noDefaultInfinity: true })
    .map((n) => (Number.isInteger(n) ? 0.5 : n))
    .filter((n) => Math.abs(n) > 1e-5 && Math.abs(n) < 1e15),
);
export const key = fc.constantFrom(
  'alpha',
  'beta',
  'gamma',
  'n',
  'on',
  '12',
  'x.y/z',
  'a~b',
  'delta',
);

/** Any value that Kustomize can carry. */
export const value: fc.Arbitrary<Json> = fc.letrec<{ node: Json }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3 },
    scalar,
    fc.array(tie('node'), { maxLength: 4 }),
    fc.dictionary(key, tie('node'), { maxKeys: 4 }),
  ),
})).node;

function named(
  field: string,
  item: fc.Arbitrary<JsonObject>,
  names: string[],
): fc.Arbitrary<Json[]> {
  return fc
    .uniqueArray(fc.tuple(fc.constantFrom(...names), item), {
      selector: ([name]) => name,
      maxLength: 4,
    })
    .map((list) => list.map(([name, rest]) => ({ [field]: name, ...rest })));
}

const env = named('name', fc.record({ value: text }, { requiredKeys: [] }), ['A', 'B', 'C', 'D']);
const ports = fc
  .uniqueArray(
    fc.record(
      {
        containerPort: fc.constantFrom(80, 443, 8080),
        protocol: fc.constantFrom('TCP', 'UDP'),
        name: fc.constantFrom('http', 'x'),
      },
      { requiredKeys: ['containerPort'] },
    ),
    { selector: (port) => `${port.containerPort} ${port.protocol ?? ''}`, maxLength: 4 },
  )
  .map((list) => list as unknown as Json[]);
const image = fc.constantFrom(
  'nginx:1',
  'nginx:2',
  'redis:7',
  'registry:5000/team/app:1',
  'registry:5000/team/app:2',
  'nginx',
  'nginx:1@sha256:abcd',
  'nginx@sha256:abcd',
);
const container = fc.record(
  {
    image,
    args: fc.array(text, { maxLength: 3 }),
    env,
    ports,
    volumeMounts: named('mountPath', fc.record({ name: text }), ['/a', '/b', '/c']),
    resources: value,
    securityContext: fc.dictionary(key, scalar, { maxKeys: 3 }),
  },
  { requiredKeys: ['image'] },
) as unknown as fc.Arbitrary<JsonObject>;
const podSpec = fc.record(
  {
    containers: named('name', container, ['app', 'sidecar', 'proxy']),
    initContainers: named('name', container, ['init', 'own']),
    volumes: named('name', fc.record({ emptyDir: fc.constant({}) }, { requiredKeys: [] }), [
      'data',
      'tmp',
      'cfg',
    ]),
    tolerations: fc.array(fc.dictionary(key, scalar, { maxKeys: 2 }), { maxLength: 2 }),
    nodeSelector: fc.dictionary(key, text, { maxKeys: 2 }),
  },
  { requiredKeys: ['containers'] },
);
export const labels = fc.dictionary(
  fc.constantFrom('app', 'team', 'tier', 'app.kubernetes.io/name'),
  fc.constantFrom('a', 'b', 'yes', '1'),
  { minKeys: 1, maxKeys: 3 },
);
export const annotations = fc.dictionary(fc.constantFrom('note', 'x.y/z'), text, {
  minKeys: 1,
  maxKeys: 2,
});

const metadata = (name: string): fc.Arbitrary<JsonObject> =>
  fc.record({ name: fc.constant(name), labels, annotations }, { requiredKeys: ['name'] });

function object(
  apiVersion: string,
  kind: string,
  name: string,
  body: fc.Arbitrary<object>,
): fc.Arbitrary<KubernetesObject> {
  return fc
    .tuple(metadata(name), body)
    .map(
      ([meta, rest]) =>
        ({ apiVersion, kind, metadata: meta, ...rest }) as unknown as KubernetesObject,
    );
}

export const workload = fc.record(
  {
    replicas: fc.integer({ min: 0, max: 9 }),
    template: fc.record({ metadata: fc.record({ labels }), spec: podSpec }),
  },
  { requiredKeys: ['template'] },
);

const host = fc.constantFrom('a.example.org', 'b.example.org', 'c.example.org');
export const ingress = fc.record(
  {
    ingressClassName: text,
    tls: fc.array(
      fc.record({ hosts: fc.array(host, { maxLength: 2 }), secretName: fc.constantFrom('a', 'b') }),
      { maxLength: 2 },
    ),
    rules: fc.array(
      fc.record({
        host,
        http: fc.record({
          paths: fc.array(
            fc.record({
              path: text,
              backend: fc.record({ service: fc.record({ name: fc.constantFrom('web', 'api') }) }),
            }),
            { maxLength: 3 },
          ),
        }),
      }),
      { maxLength: 3 },
    ),
  },
  { requiredKeys: ['rules'] },
);

/** One version of each object; environments are made of these by drawing several times. */
export const objectsOfOneEnvironment: fc.Arbitrary<KubernetesObject[]> = fc
  .tuple(
    fc.option(object('apps/v1', 'Deployment', 'web', fc.record({ spec: workload })), { freq: 6 }),
    fc.option(object('apps/v1', 'StatefulSet', 'web', fc.record({ spec: workload }))),
    fc.option(
      object(
        'v1',
        'Service',
        'web',
        fc.record({ spec: fc.record({ ports: servicePorts(), selector: labels }) }),
      ),
      { freq: 3 },
    ),
    fc.option(
      object(
        'v1',
        'ConfigMap',
        'web.settings',
        fc.record({ data: fc.dictionary(key, text, { maxKeys: 4 }) }),
      ),
      { freq: 3 },
    ),
    fc.option(
      object('example.org/v1', 'Widget', 'web', fc.record({ spec: fc.dictionary(key, value) })),
      { freq: 3 },
    ),
    fc.option(object('networking.k8s.io/v1', 'Ingress', 'web', fc.record({ spec: ingress })), {
      freq: 3,
    }),
    fc.option(
      object(
        'batch/v1',
        'CronJob',
        'web',
        fc.record({
          spec: fc.record({ schedule: text, jobTemplate: fc.record({ spec: workload }) }),
        }),
      ),
    ),
  )
  .map((objects) => objects.filter((item) => item !== null));

export function servicePorts(): fc.Arbitrary<Json[]> {
  return fc
    .uniqueArray(
      fc.record(
        {
          port: fc.constantFrom(80, 443, 53),
          protocol: fc.constantFrom('TCP', 'UDP'),
          targetPort: fc.constantFrom('http', 8080),
        },
        { requiredKeys: ['port'] },
      ),
      {
        selector: (port) => `${port.port} ${port.protocol ?? ''}`,
        maxLength: 3,
      },
    )
    .map((list) => list as unknown as Json[]);
}
