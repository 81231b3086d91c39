import { describe, expect, it } from 'vitest';
import { render } from '../testing/render.ts';
import workload from '../workload.ts';

const image = 'ghcr.io/acme/api:1.4.2';

describe('workloadRules', () => {
  it.each<[string, object, string[], RegExp]>([
    [
      'port beside ports',
      { port: 80, ports: [{ name: 'web', containerPort: 81 }] },
      ['port'],
      /one of the two/,
    ],
    [
      'a port of the Service beside ports',
      { ports: [{ name: 'web', containerPort: 81 }], service: { port: 80 } },
      ['service.port'],
      /each has its own/,
    ],
    [
      'ports that are there twice',
      {
        ports: [
          { name: 'web', containerPort: 80 },
          { name: 'web', containerPort: 80 },
          { name: 'udp', containerPort: 80, protocol: 'UDP' },
        ],
      },
      ['ports.1.name', 'ports.1.containerPort', 'ports.1.servicePort'],
      /two ports have the/,
    ],
    [
      'what needs a port where there is none',
      { service: {}, ingress: { host: 'a.org' }, probes: { readiness: '/healthz' } },
      ['service', 'ingress', 'probes.readiness'],
      /needs a port, and the workload has none/,
    ],
    [
      'a volume without source',
      { volumes: { data: { mountPath: '/data' } } },
      ['volumes.data'],
      /has no source; accepted is one of size .*emptyDir/,
    ],
    [
      'a volume with two sources',
      { volumes: { data: { mountPath: '/data', size: '1Gi', emptyDir: {} } } },
      ['volumes.data'],
      /has size and emptyDir/,
    ],
    [
      'a storage class without claim',
      { volumes: { data: { mountPath: '/data', emptyDir: {}, storageClass: 'fast' } } },
      ['volumes.data.storageClass'],
      /no effect without size/,
    ],
    [
      'two volumes in one place',
      {
        config: { mountPath: '/etc/api', files: {} },
        volumes: { data: { mountPath: '/etc/api', emptyDir: {} } },
      },
      ['volumes.data.mountPath'],
      /two volumes are mounted at \/etc\/api/,
    ],
    [
      'a volume with the name of the files',
      {
        config: { mountPath: '/etc/api', files: {} },
        volumes: { config: { mountPath: '/data', emptyDir: {} } },
      },
      ['volumes.config'],
      /the files under config/,
    ],
    [
      'more files than a ConfigMap holds',
      { config: { mountPath: '/etc/api', files: { a: 'x'.repeat(1024 * 1024 + 1) } } },
      ['config.files'],
      /1048577 bytes, and a ConfigMap holds at most 1048576/,
    ],
    [
      'several pods on a ReadWriteOnce volume',
      { replicas: 3, volumes: { data: { mountPath: '/data', size: '1Gi' } } },
      ['replicas'],
      /3 replicas, but the volume data is ReadWriteOnce/,
    ],
    [
      'an autoscaler beside replicas',
      { replicas: 3, autoscaling: { max: 4 } },
      ['replicas'],
      /each would set the number of pods/,
    ],
    [
      'a node port of a ClusterIP Service',
      { port: 80, service: { type: 'ClusterIP', nodePort: 30000 } },
      ['service.nodePort'],
      /ClusterIP has none/,
    ],
    [
      'an init container with the name of the app',
      { initContainers: { api: {} } },
      ['initContainers.api'],
      /name of the app's own container/,
    ],
    [
      'a CronJob whose name is too long',
      { cronJobs: { ['x'.repeat(49)]: { schedule: '@daily' } } },
      [`cronJobs.${'x'.repeat(49)}`],
      /longer than 52 characters/,
    ],
  ])('refuse %s', (_, values, paths, message) => {
    const { problems } = render(workload, { image, ...values }, { app: 'api' });
    expect(problems.map(({ path }) => path.join('.'))).toEqual(paths);
    for (const problem of problems) expect(problem.message).toMatch(message);
  });

  it('allow several pods on a volume that they can share', () => {
    const data = { mountPath: '/data', size: '1Gi', accessMode: 'ReadWriteMany' };
    expect(render(workload, { image, replicas: 3, volumes: { data } }).problems).toEqual([]);
  });
});
