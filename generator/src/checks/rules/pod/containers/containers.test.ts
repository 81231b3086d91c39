import { describe, expect, it } from 'vitest';
import { containerComplaints, podComplaints, templateComplaints } from '../test-pod.ts';

describe('a container', () => {
  it.each([
    [{ name: 'A' }, ['name']],
    [{ name: 'a.b' }, ['name']],
    [{ name: '' }, ['name']],
    [{ image: '' }, ['image']],
    [{ imagePullPolicy: 'always' }, ['imagePullPolicy']],
    [{ imagePullPolicy: '' }, []],
    [{ terminationMessagePolicy: 'X' }, ['terminationMessagePolicy']],
    [{ ports: [{ containerPort: 80 }, { containerPort: 80 }] }, []],
    [{ ports: [{}] }, ['ports.0.containerPort']],
    [{ ports: [{ containerPort: 65536 }] }, ['ports.0.containerPort']],
    [{ ports: [{ containerPort: 80, hostPort: -1 }] }, ['ports.0.hostPort']],
    [{ ports: [{ containerPort: 80, protocol: 'tcp' }] }, ['ports.0.protocol']],
    [{ ports: [{ containerPort: 80, name: 'a--b' }] }, ['ports.0.name']],
    [{ ports: [{ containerPort: 80, name: '80' }] }, ['ports.0.name']],
    [
      {
        ports: [
          { containerPort: 80, name: 'a' },
          { containerPort: 81, name: 'a' },
        ],
      },
      ['ports.1.name'],
    ],
    [
      {
        ports: [
          { containerPort: 80, hostPort: 80 },
          { containerPort: 81, hostPort: 80 },
        ],
      },
      ['ports.1.hostPort'],
    ],
    [
      {
        ports: [
          { containerPort: 80, hostPort: 80 },
          { containerPort: 81, hostPort: 80, protocol: 'UDP' },
        ],
      },
      [],
    ],
    [{ resizePolicy: [{ resourceName: 'cpu', restartPolicy: 'NotRequired' }] }, []],
    [
      { resizePolicy: [{ resourceName: 'gpu', restartPolicy: 'X' }] },
      ['resizePolicy.0.resourceName', 'resizePolicy.0.restartPolicy'],
    ],
    [{ restartPolicy: 'Always' }, []],
    [{ restartPolicy: '' }, ['restartPolicy']],
    [
      { restartPolicyRules: [{ action: 'Restart', exitCodes: { operator: 'In' } }] },
      ['restartPolicy'],
    ],
    [
      { restartPolicy: 'Never', restartPolicyRules: [{ action: 'X' }] },
      ['restartPolicyRules.0.action', 'restartPolicyRules.0.exitCodes'],
    ],
  ])('%j: %j', (part, paths) => {
    expect(containerComplaints(part)).toEqual(paths);
  });

  it('may have white space around its image in a template only', () => {
    const container = { image: ' nginx' };
    expect(templateComplaints({ container })).toEqual([]);
    expect(podComplaints({ container })).toEqual(['containers.0.image']);
  });

  it('does not restart for a new size where the pod never restarts', () => {
    const resizePolicy = [{ resourceName: 'cpu', restartPolicy: 'RestartContainer' }];
    expect(containerComplaints({ resizePolicy }, { restartPolicy: 'Never' })).toEqual([
      'resizePolicy.0.restartPolicy',
    ]);
  });
});

describe('all containers', () => {
  it('asks for one', () => {
    expect(templateComplaints({ spec: { containers: [] } })).toEqual(['containers']);
  });

  it('reads null in the list as a container without anything', () => {
    expect(templateComplaints({ spec: { containers: [null] } })).toEqual([
      'containers.0.name',
      'containers.0.image',
    ]);
  });

  it('takes each name once, of init containers too', () => {
    expect(templateComplaints({ initContainer: { name: 'web' } })).toEqual([
      'initContainers.0.name',
    ]);
  });

  it('refuses ephemeral containers', () => {
    const ephemeralContainers = [
      { name: 'debug', image: 'busybox', ports: [{ containerPort: 1 }] },
    ];
    const paths = ['ephemeralContainers', 'ephemeralContainers.0.ports'];
    expect(podComplaints({ spec: { ephemeralContainers } })).toEqual(paths);
    expect(templateComplaints({ spec: { ephemeralContainers } })).toEqual(paths);
  });

  it('counts each port of a Pod in the network of the host as one of the host', () => {
    const port = { ports: [{ containerPort: 80 }] };
    const containers = ['a', 'b'].map((name) => ({ name, image: 'x', ...port }));
    const spec = { hostNetwork: true, containers };
    expect(podComplaints({ spec })).toEqual(['containers.1.ports.0']);
    expect(templateComplaints({ spec })).toEqual([]);
  });
});

describe('an init container', () => {
  const probe = { startupProbe: { exec: { command: ['true'] } } };

  it('has no probes, unless it is a sidecar', () => {
    expect(templateComplaints({ initContainer: probe })).toEqual(['initContainers.0.startupProbe']);
    expect(templateComplaints({ initContainer: { ...probe, restartPolicy: 'Always' } })).toEqual(
      [],
    );
  });

  it('may have a lifecycle that holds a stop signal only', () => {
    expect(templateComplaints({ initContainer: { lifecycle: { stopSignal: 'SIGINT' } } })).toEqual(
      [],
    );
    expect(templateComplaints({ initContainer: { lifecycle: {} } })).toEqual([
      'initContainers.0.lifecycle',
    ]);
  });

  it('that is a sidecar has no rules for its restart', () => {
    const restartPolicyRules = [{ action: 'Restart', exitCodes: { operator: 'In', values: [1] } }];
    expect(
      templateComplaints({ initContainer: { restartPolicy: 'Always', restartPolicyRules } }),
    ).toEqual(['initContainers.0.restartPolicyRules']);
    expect(
      templateComplaints({ initContainer: { restartPolicy: 'Never', restartPolicyRules } }),
    ).toEqual([]);
  });
});
