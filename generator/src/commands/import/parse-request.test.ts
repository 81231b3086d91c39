import { describe, expect, it } from 'vitest';
import { parseRequest } from './parse-request.ts';

function parse(env: string[], cluster: string[] = [], app = 'shop') {
  return parseRequest(app, { env, cluster }).environments.map(
    ({ name, path, cluster: own, unfit }) => [name, path, own, unfit !== undefined] as const,
  );
}

describe('parseRequest', () => {
  it('takes environments in any order, and everything behind the first = as path', () => {
    const expected = [
      ['dev', 'a=b/c', undefined, false],
      ['prod', '-', undefined, false],
    ];
    expect(parse(['prod=-', 'dev=a=b/c'])).toEqual(expected);
    expect(parse(['dev=a=b/c', 'prod=-'])).toEqual(expected);
  });

  it('takes a cluster for all new environments, and one for each', () => {
    expect(parse(['dev=a', 'prod=b'], ['local', 'prod=edge'])).toEqual([
      ['dev', 'a', 'local', false],
      ['prod', 'b', 'edge', false],
    ]);
  });

  it.each(['stable-2.13', 'OSC_Prod', 'v1.0_x'])('knows %s for a folder only', (name) => {
    expect(parse([`${name}=a`])).toEqual([[name, 'a', undefined, true]]);
  });

  it.each<[string[], string[], string]>([
    [[], [], '--env is missing'],
    [['dev'], [], '--env dev: expected <environment>=<path>'],
    [['=a'], [], '--env =a: expected'],
    [['dev='], [], '--env dev=: expected'],
    [['dev=a', 'dev=b'], [], '--env dev is given twice'],
    [['Dev=a', 'dev=b'], [], 'differ only in upper and lower case'],
    [['dev=-', 'prod=-'], [], '--env dev=- and --env prod=-: there is one standard input only'],
    [['dev=a'], ['Local'], '--cluster Local: cluster name "Local" is no DNS label'],
    [['dev=a'], ['prod=x'], '--cluster prod=x: there is no --env prod=<path>'],
    [['dev=a'], ['x', 'y'], '--cluster y: a cluster of all environments is given already'],
    [['dev=a'], ['dev=x', 'dev=y'], '--cluster dev=y: a cluster of environment dev is given'],
  ])('refuses %j with clusters %j', (env, cluster, message) => {
    expect(() => parse(env, cluster)).toThrow(message);
  });

  it.each([
    ...['../x', 'a/b', 'a..b', '.', '..', '.git', 'custom', 'con', 'Con', 'generated', 'a b'],
    ...['-a', 'a-', 'a.', '_a', 'é', 'a\n', 'x'.repeat(64), 'a\0', '__proto__'],
  ])('refuses the environment %j', (name) => {
    expect(() => parse([`${name}=a`])).toThrow('environment name');
  });

  it.each(['../x', 'Shop', '', 'namespaces', '1a'])('refuses the app %j', (app) => {
    expect(() => parse(['dev=a'], [], app)).toThrow('app name');
  });
});
