import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { inconsistencies } from '../testing/inconsistencies.ts';
import { refusals, render } from '../testing/render.ts';
import { undescribedKeys } from '../testing/undescribed-keys.ts';
import workload from '../workload.ts';

const image = 'ghcr.io/acme/api:1.4.2';

describe('the schema', () => {
  it.each<[object, string[]]>([
    [{ prot: 8080 }, [': Unrecognized key: "prot"']],
    [
      { probes: { readiness: { httpGett: {} } } },
      ['probes.readiness: Unrecognized key: "httpGett"'],
    ],
    [
      { volumes: { data: { mountPath: '/data', emptydir: {} } } },
      ['volumes.data: Unrecognized key: "emptydir"'],
    ],
    [{ tolerations: [{ keys: 'a' }] }, ['tolerations.0: Unrecognized key: "keys"']],
    [
      { networkPolicy: { from: [{}] } },
      ['networkPolicy.from.0: must name an app, a namespace, or both'],
    ],
    [
      { probes: { liveness: 'healthz' } },
      ['probes.liveness: must be a path such as /healthz, a probe as in Kubernetes, or false'],
    ],
    [
      { cronJobs: { a: { schedule: 'daily' } } },
      ['cronJobs.a.schedule: must be a cron schedule of five fields, such as "0 3 * * *"'],
    ],
    [
      { resources: { limits: { memory: '1 GB' } } },
      ['resources.limits.memory: must be a string such as 250m or 512Mi, or a number above 0'],
    ],
  ])('refuses %j', (values, messages) => {
    expect(refusals(workload, { image, ...values })).toEqual(messages);
  });

  it('needs an image alone', () => {
    expect(refusals(workload, { image })).toEqual([]);
    expect(refusals(workload, {})).toHaveLength(1);
  });

  it('can be written as a JSON schema, every key with a description', () => {
    const schema = JSON.stringify(z.toJSONSchema(workload.values, { io: 'input' }));
    expect(undescribedKeys(JSON.parse(schema))).toEqual([]);
  });
});

describe('any values', () => {
  it('give the same consistent objects twice, where no rule objects', () => {
    fc.assert(
      fc.property(anyValues, (values) => {
        const first = render(workload, values, { app: 'api' });
        expect(render(workload, values, { app: 'api' }).objects).toEqual(first.objects);
        if (first.problems.length === 0) expect(inconsistencies(first.objects)).toEqual([]);
      }),
    );
  });
});

const volume = fc.constantFrom(
  { mountPath: '/a', size: '1Gi' },
  { mountPath: '/b', size: '1Gi', accessMode: 'ReadWriteMany' },
  { mountPath: '/c', emptyDir: {} },
  { mountPath: '/d' },
);

const anyValues = fc.record(
  {
    image: fc.constant(image),
    port: fc.integer({ min: 1, max: 65535 }),
    ports: fc.constant([{ name: 'dns', containerPort: 53, protocol: 'UDP' }]),
    env: fc.dictionary(fc.stringMatching(/^[A-Z]{1,3}$/), fc.oneof(fc.string(), fc.integer())),
    envFrom: fc.constantFrom([], [{ secret: 'all' }]),
    config: fc.constant({ mountPath: '/etc/api', files: { a: 'b' } }),
    volumes: fc.dictionary(fc.constantFrom('data', 'tmp', 'config'), volume),
    probes: fc.constantFrom({}, { readiness: '/ready', liveness: false }),
    replicas: fc.integer({ min: 0, max: 3 }),
    service: fc.constantFrom({}, { nodePort: 30000 }, { port: 80, annotations: {} }),
    ingress: fc.constantFrom({ host: 'a.org' }, { host: 'a.org', tls: true }),
    autoscaling: fc.constant({ max: 4 }),
    disruptionBudget: fc.constantFrom({}, { maxUnavailable: 1 }),
    networkPolicy: fc.constantFrom(true, false, { from: [{ app: 'web' }] }),
    initContainers: fc.constantFrom({}, { init: {} }, { api: {} }),
    cronJobs: fc.constantFrom({}, { job: { schedule: '@daily' } }),
    serviceAccount: fc.constantFrom({}, { name: 'shared' }, { automountToken: true }),
    podAnnotations: fc.constantFrom({}, { a: 'b' }),
  },
  { requiredKeys: ['image'] },
);
