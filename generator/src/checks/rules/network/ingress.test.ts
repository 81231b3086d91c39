import { describe, expect, it } from 'vitest';
import { complainedPaths } from '../test-complaints.ts';
import { checkIngress } from './ingress.ts';

const backend = { service: { name: 'web', port: { number: 80 } } };
const paths = (...list: object[]) => ({ rules: [{ http: { paths: list } }] });
const path = { path: '/', pathType: 'Prefix', backend };
const AT = 'spec.rules.0.http.paths.0';

describe('Ingress', () => {
  it.each([
    ['a rule', paths(path), []],
    ['a default only', { defaultBackend: backend }, []],
    ['nothing', {}, ['spec']],
    ['empty rules', { rules: [] }, ['spec']],
    [
      'a rule without paths',
      { rules: [{ http: {} }, { host: 'a.b' }] },
      ['spec.rules.0.http.paths'],
    ],
    ['an address as host', { rules: [{ host: '10.0.0.1' }] }, ['spec.rules.0.host']],
    ['a wildcard', { rules: [{ host: '*.a.b' }, { host: 'a.*.b' }] }, ['spec.rules.1.host']],
    [
      'a host of TLS that is none',
      { rules: [{}], tls: [{ hosts: ['', 'a b'], secretName: 'A' }] },
      ['spec.tls.0.hosts.0', 'spec.tls.0.hosts.1', 'spec.tls.0.secretName'],
    ],
    ['an empty class', { rules: [{}], ingressClassName: '' }, ['spec.ingressClassName']],
    ['no type of path', paths({ path: '/', backend }), [`${AT}.pathType`]],
    ['an unknown type of path', paths({ ...path, pathType: 'prefix' }), [`${AT}.pathType`]],
    ['a relative path', paths({ ...path, path: 'a' }), [`${AT}.path`]],
    ['no path', paths({ pathType: 'Exact', backend }), [`${AT}.path`]],
    [
      'no path where the controller decides',
      paths({ pathType: 'ImplementationSpecific', backend }),
      [],
    ],
    ['a path with //', paths({ ...path, path: '/a//b' }), [`${AT}.path`]],
    ['a path to above', paths({ ...path, path: '/a/..' }), [`${AT}.path`]],
    [
      'a path for a controller of its own rules',
      paths({ ...path, pathType: 'ImplementationSpecific', path: '/a//b/..' }),
      [],
    ],
  ])('%s', (_title, spec, expected) => {
    expect(complainedPaths(checkIngress, { spec })).toEqual(expected);
  });

  it.each([
    ['of nothing', {}, ['spec.defaultBackend']],
    ['of two things', { ...backend, resource: { kind: 'K', name: 'n' } }, ['spec.defaultBackend']],
    ['of another object', { resource: { apiGroup: 'a.b', kind: 'K', name: 'n' } }, []],
    [
      'of an object without a name',
      { resource: { kind: 'K' } },
      ['spec.defaultBackend.resource.name'],
    ],
    ['without a name', { service: { port: { number: 80 } } }, ['spec.defaultBackend.service.name']],
    [
      'with a name that begins with a digit',
      { service: { name: '1a', port: { number: 80 } } },
      ['spec.defaultBackend.service.name'],
    ],
    ['without a port', { service: { name: 'a' } }, ['spec.defaultBackend.service.port']],
    [
      'with a port twice',
      { service: { name: 'a', port: { number: 80, name: 'http' } } },
      ['spec.defaultBackend.service.port'],
    ],
    [
      'with a port that is none',
      { service: { name: 'a', port: { number: 70000 } } },
      ['spec.defaultBackend.service.port.number'],
    ],
    [
      'with a name of a port that is none',
      { service: { name: 'a', port: { name: '80' } } },
      ['spec.defaultBackend.service.port.name'],
    ],
  ])('a backend %s', (_title, defaultBackend, expected) => {
    expect(complainedPaths(checkIngress, { spec: { defaultBackend } })).toEqual(expected);
  });

  it('has one class', () => {
    const annotations = { 'kubernetes.io/ingress.class': 'a' };
    const withClass = (ingressClassName: string) => ({
      metadata: { annotations },
      spec: { rules: [{}], ingressClassName },
    });
    expect(complainedPaths(checkIngress, withClass('a'))).toEqual([]);
    expect(complainedPaths(checkIngress, withClass('b'))).toEqual([
      'metadata.annotations.kubernetes.io/ingress.class',
    ]);
  });
});
