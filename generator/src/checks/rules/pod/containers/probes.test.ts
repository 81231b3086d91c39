import { describe, expect, it } from 'vitest';
import { containerComplaints } from '../test-pod.ts';

const TCP = { tcpSocket: { port: 80 } };

describe('handlers', () => {
  it.each([
    [{ httpGet: { port: 'http' } }, []],
    [{ exec: { command: ['true'] } }, []],
    [{ grpc: { port: 9000 } }, []],
    [{}, ['']],
    [{ exec: {} }, ['.exec.command']],
    [{ ...TCP, exec: { command: ['true'] } }, ['.tcpSocket']],
    [{ httpGet: {} }, ['.httpGet.port']],
    [{ httpGet: { port: '80' } }, ['.httpGet.port']],
    [{ httpGet: { port: '' } }, ['.httpGet.port']],
    [{ httpGet: { port: 0 } }, ['.httpGet.port']],
    [{ tcpSocket: { port: 65536 } }, ['.tcpSocket.port']],
    [{ httpGet: { port: 80, scheme: 'http' } }, ['.httpGet.scheme']],
    [
      { httpGet: { port: 80, httpHeaders: [{ name: 'a b', value: '' }] } },
      ['.httpGet.httpHeaders.0.name'],
    ],
  ])('of %j finds %j', (livenessProbe, paths) => {
    expect(containerComplaints({ livenessProbe })).toEqual(
      paths.map((path) => `livenessProbe${path}`),
    );
  });

  it.each([
    [{ preStop: { sleep: { seconds: 0 } } }, []],
    [{ preStop: { sleep: { seconds: 31 } } }, ['lifecycle.preStop.sleep.seconds']],
    [{ postStart: {} }, ['lifecycle.postStart']],
    [{ stopSignal: 'whatever' }, []],
  ])('of the lifecycle %j finds %j', (lifecycle, paths) => {
    expect(containerComplaints({ lifecycle })).toEqual(paths);
  });

  it('allows a longer sleep where the pod has more time', () => {
    const lifecycle = { preStop: { sleep: { seconds: 31 } } };
    expect(containerComplaints({ lifecycle }, { terminationGracePeriodSeconds: 31 })).toEqual([]);
  });
});

describe('bounds', () => {
  it.each([
    ['livenessProbe', { successThreshold: 0 }, []],
    ['livenessProbe', { successThreshold: 2 }, ['successThreshold']],
    ['startupProbe', { successThreshold: 2 }, ['successThreshold']],
    ['readinessProbe', { successThreshold: 2 }, []],
    ['readinessProbe', { terminationGracePeriodSeconds: 1 }, ['terminationGracePeriodSeconds']],
    ['startupProbe', { terminationGracePeriodSeconds: 0 }, ['terminationGracePeriodSeconds']],
    ['readinessProbe', { periodSeconds: -1 }, ['periodSeconds']],
  ])('of %s with %j finds %j', (key, part, paths) => {
    expect(containerComplaints({ [key]: { ...TCP, ...part } })).toEqual(
      paths.map((path) => `${key}.${path}`),
    );
  });
});
