import { describe, expect, it } from 'vitest';
import { HEAD, load, problemLines, webTemplate } from './test-config.ts';
import { validateValues } from './validation/validate-values.ts';

const APP = `${HEAD}  shop:\n    template: web\n`;

describe('values of templates', () => {
  it('points to the place of the environment for what it writes itself', () => {
    const text = `${APP}    values: { image: a:1, replicas: 1 }\n    environments:\n      dev: { values: { replicas: two } }\n      prod:\n`;
    expect(problemLines(text)).toEqual([
      '14:34 "values.replicas" must be a number, found the string "two"',
    ]);
  });

  it('reports once what all environments inherit from the shared values', () => {
    const text = `${APP}    values: { image: a:1, replicas: 99 }\n    environments: { dev: , prod: }\n`;
    expect(problemLines(text)).toEqual([
      '12:37 "values.replicas" must be at most 50, found the number 99',
    ]);
  });

  it('names the environment when only some inherit a fault of a shared place', () => {
    const text = `${APP}    values: { image: a:1, replicas: 99 }\n    environments: { dev: , prod: { values: { replicas: 1 } } }\n`;
    expect(problemLines(text)).toEqual([
      '12:37 "values.replicas" must be at most 50, found the number 99 (in dev)',
    ]);
  });

  it('reports a key that misses everywhere once, where the shared values are', () => {
    const text = `${APP}    values: { tls: true }\n    environments:\n      dev: { values: { replicas: 1 } }\n      prod:\n`;
    expect(problemLines(text)).toEqual([
      '12:5 "values.image" is missing, it must be a string | add image: Image with a tag.',
    ]);
  });

  it('reports a key that misses in one environment there', () => {
    const text = `${APP}    environments:\n      dev: { values: { image: a:1 } }\n      prod: { values: { tls: true } }\n`;
    expect(problemLines(text)).toEqual([
      '14:15 "values.image" is missing, it must be a string | add image: Image with a tag.',
    ]);
  });

  it('points to the extended environment for what is written there', () => {
    const head = HEAD.replace('prod: { cluster: local }', 'prod: { extends: dev }');
    const text = `${head}  shop:\n    template: web\n    environments:\n      dev: { values: { image: a:1, tls: "yes" } }\n      prod: { values: { ports: [{ name: 1 }] } }\n`;
    expect(problemLines(text)).toEqual([
      '13:41 "values.tls" must be true or false, found the string "yes" | write true, without quotes',
      '14:33 "values.ports[0].port" is missing, it must be a number',
      '14:41 "values.ports[0].name" must be a string, found the number 1 | write it in quotes: "1"',
    ]);
  });

  it('tells the alternative of a union that was meant, and a misspelt key once', () => {
    const text = `${APP}    values: { image: a:1, storage: { hostpath: /data } }\n    environments: { dev: }\n`;
    expect(problemLines(text)).toEqual([
      '12:38 unknown key "hostpath" in values.storage, accepted: hostPath, size | did you mean "hostPath"?',
    ]);
  });

  it('tells the types of a union when none fits', () => {
    const text = `${APP}    values: { image: a:1, storage: 5, pull: always }\n    environments: { dev: }\n`;
    expect(problemLines(text)).toEqual([
      '12:36 "values.storage" must be a mapping, found the number 5',
      '12:45 "values.pull" must be "Always" or "IfNotPresent", found the string "always" | did you mean "Always"?',
    ]);
  });

  it('locates problems of later stages by the values path of the deployment', () => {
    const text = `${APP}    values: { image: a:1, replicas: 3 }\n    environments: { dev: , prod: { values: { tls: true } } }\n`;
    const { fleet, locator } = load(text);
    const prod = fleet?.deployments.find(({ environment }) => environment === 'prod');
    const at = (...path: (string | number)[]): unknown => {
      const problem = { severity: 'error', path: [...(prod?.path ?? []), ...path], message: 'm' };
      const { line, column } = locator?.locate({ ...problem, severity: 'error' }) ?? {};
      return [line, column];
    };
    expect(at('values', 'replicas')).toEqual([12, 37]);
    expect(at('values', 'tls')).toEqual([13, 51]);
    expect(at('values', 'ports', 0)).toEqual([13, 36]);
    expect(at('namespace')).toEqual([13, 28]);
  });
});

describe('validateValues', () => {
  it('gives findings with paths that start below values', () => {
    expect(validateValues(webTemplate, { image: 'a:1' })).toEqual([]);
    expect(validateValues(webTemplate, { image: 'a:1', replicas: -1 })).toEqual([
      {
        kind: 'invalid value',
        path: ['replicas'],
        message: '"values.replicas" must be at least 0, found the number -1',
      },
    ]);
  });
});
