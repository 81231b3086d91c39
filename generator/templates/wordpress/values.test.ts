import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { inconsistencies } from '../testing/inconsistencies.ts';
import { refusals, render } from '../testing/render.ts';
import { undescribedKeys } from '../testing/undescribed-keys.ts';
import { images } from '../testing/wordpress-values.ts';
import wordpress from '../wordpress.ts';

describe('the schema', () => {
  it('refuses unknown keys at every level', () => {
    expect(
      refusals(wordpress, {
        ...images,
        storge: {},
        storage: { hostpath: '/data' },
        networkPolicy: { intranet: true },
      }),
    ).toEqual([
      'storage: Unrecognized key: "hostpath"',
      'networkPolicy: Unrecognized key: "intranet"',
      ': Unrecognized key: "storge"',
    ]);
  });

  it.each([
    ['wordpress.image', { wordpress: { image: 'wordpress' } }],
    ['mysql.image', { mysql: { image: 'mysql:latest' } }],
    ['storage.hostPath', { storage: { hostPath: '/data/../etc' } }],
    ['storage.size', { storage: { size: '20 GB' } }],
    ['service.nodePort', { service: { nodePort: 80 } }],
    ['ingress.host', { ingress: { host: "x');phpinfo();//" } }],
    ['backup.schedule', { backup: { schedule: 'daily' } }],
    ['wordpress.replicas', { wordpress: { ...images.wordpress, replicas: 0 } }],
  ])('refuses a wrong %s', (path, values) => {
    const [refusal, ...others] = refusals(wordpress, { ...images, ...values });
    expect(refusal).toMatch(new RegExp(`^${path}: `));
    expect(others).toEqual([]);
  });

  it('can be written as a JSON schema, every key with a description', () => {
    const schema = JSON.stringify(z.toJSONSchema(wordpress.values, { io: 'input' }));
    expect(undescribedKeys(JSON.parse(schema))).toEqual([]);
  });
});

describe('any values', () => {
  it('give the same consistent objects twice, where no rule objects', () => {
    fc.assert(
      fc.property(anyValues, (values) => {
        const first = render(wordpress, values);
        expect(render(wordpress, values).objects).toEqual(first.objects);
        if (first.problems.length === 0) expect(inconsistencies(first.objects)).toEqual([]);
      }),
    );
  });
});

const anyValues = fc.record(
  {
    wordpress: fc.record(
      {
        image: fc.constant(images.wordpress.image),
        replicas: fc.integer({ min: 1, max: 3 }),
        env: fc.constant({ WORDPRESS_DEBUG: true, SMTP: { secret: 'smtp', key: 'password' } }),
        configExtra: fc.string(),
        resources: fc.constant({ limits: { memory: '1Gi', cpu: 1 } }),
      },
      { requiredKeys: ['image'] },
    ),
    mysql: fc.constant(images.mysql),
    storage: fc.record(
      {
        hostPath: fc.constant('/data'),
        node: fc.constant('n1'),
        size: fc.constant('1Gi'),
        storageClass: fc.constant('fast'),
        accessMode: fc.constantFrom('ReadWriteOnce', 'ReadWriteMany'),
      },
      { requiredKeys: [] },
    ),
    service: fc.constantFrom({}, { nodePort: 30008 }, { type: 'LoadBalancer' }),
    ingress: fc.constantFrom(
      { host: 'a.org' },
      { host: 'a.org', tls: true },
      { host: 'a.org', tls: { secretName: 'x' }, annotations: {} },
    ),
    networkPolicy: fc.constantFrom(true, false, { internet: true }, { egress: [{}] }),
    backup: fc.constantFrom({}, { keep: 1 }, { size: '2Gi' }),
    cron: fc.constant({}),
    autoscaling: fc.constantFrom({ max: 4 }, { min: 1, max: 2, memory: 70 }),
    disruptionBudget: fc.constantFrom({}, { minAvailable: 1 }, { maxUnavailable: '50%' }),
  },
  { requiredKeys: ['wordpress', 'mysql'] },
);
