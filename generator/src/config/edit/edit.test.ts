import { diffLines } from 'diff';
import { describe, expect, it } from 'vitest';
import { addApp } from './add-app.ts';
import { addDeployment } from './add-deployment.ts';
import { addEnvironment } from './add-environment.ts';
import type { EditResult } from './edit-result.ts';

const TEXT = `# The platform.
version: 1   # format
repoURL: 'https://x/y'

clusters:
  local: { kubernetes: "1.35", argocd: {version: 3.5.1} }

environments:                                # one environment, one cluster
  dev: {cluster: local}

  prod:
    cluster: local
    sync: { prune: manual }
    # prod is careful
  # more later

# apps follow
apps:
  shop:
    template: web
    values:
      motd: |
        hello

        world
    environments: { dev: {}, prod: } # both
  blog:
    template: web
    environments:
      dev:   # first
        values:
          list:
            - a
            - b: 1
              c: 2   # end
  empty:
    template: web
    environments: {} # none yet
  none:
    template: web
# footer
`;

/** The lines that an edit added and removed. */
function changes(before: string, result: EditResult): string[] {
  if (result.text === undefined) return [`refused: ${result.problem.message}`];
  return diffLines(before, result.text).flatMap(({ added, removed, value }) => {
    const mark = added ? '+' : '-';
    const lines = value.replace(/\n$/, '').split('\n');
    return added || removed ? lines.map((line) => mark + line) : [];
  });
}

describe('addApp', () => {
  it('adds an app after the last one, in the style of the file', () => {
    const values = { image: 'a:1', on: 'yes', list: [1, 'x: y'], motd: 'one\n\ntwo\n' };
    const result = addApp(TEXT, { name: 'new', template: 'web', values, environments: ['dev'] });
    expect(changes(TEXT, result)).toEqual([
      '+  new:',
      '+    template: web',
      '+    values:',
      '+      image: a:1',
      '+      "on": "yes"',
      '+      list:',
      '+        - 1',
      '+        - "x: y"',
      '+      motd: |',
      '+        one',
      '+',
      '+        two',
      '+    environments:',
      '+      dev: {}',
    ]);
  });

  it('makes "apps" where there is none', () => {
    const text = 'version: 1\nenvironments:\n    dev: {}\n# end';
    const result = addApp(text, { name: 'a', template: 'web', environments: ['dev'] });
    expect(result.text).toBe(
      `${text}\napps:\n    a:\n        template: web\n        environments:\n            dev: {}\n`,
    );
  });

  it('fills an empty map and keeps the comment behind it', () => {
    const result = addApp('apps: {} # none\nversion: 1\n', {
      name: 'a',
      template: 'web',
      environments: [],
    });
    expect(result.text).toBe(
      'apps: # none\n  a:\n    template: web\n    environments: {}\nversion: 1\n',
    );
  });

  it('keeps long lines, quotes and everything else of a file in flow style', () => {
    const text = `{"version": 1, 'environments': {dev: {cluster: c}}, x: "${'long '.repeat(50)}"}`;
    const result = addApp(text, { name: 'a', template: 'web', environments: ['dev'] });
    expect(result.text).toBe(
      `${text.slice(0, -1)}, apps: {a: {template: web, environments: {dev: {}}}}}`,
    );
  });

  it.each([
    [{ name: 'shop', environments: [] }, 'app "shop" exists already'],
    [{ name: 'new', environments: ['qa'] }, 'unknown environment "qa", accepted: dev, prod'],
    [
      { name: 'New', environments: [] },
      'app name "New" is no DNS label, accepted are lower-case letters, digits and "-", not first or last',
    ],
    [
      { name: 'custom', environments: [] },
      'app name "custom" is reserved: folders named custom hold your own patches',
    ],
  ])('refuses %j', (app, message) => {
    expect(addApp(TEXT, { template: 'web', ...app }).problem?.message).toBe(message);
  });
});

describe('addEnvironment', () => {
  it('adds the environment and lists it under apps, however those are written', () => {
    const result = addEnvironment(TEXT, { name: 'stage', cluster: 'local', extends: 'prod' }, [
      'shop',
      'blog',
      'empty',
      'none',
    ]);
    expect(changes(TEXT, result)).toEqual([
      '+  stage:',
      '+    cluster: local',
      '+    extends: prod',
      '+',
      '-    environments: { dev: {}, prod: } # both',
      '+    environments: { dev: {}, prod:, stage: {} } # both',
      '+      stage: {}',
      '-    environments: {} # none yet',
      '+    environments: # none yet',
      '+      stage: {}',
      '+    environments:',
      '+      stage: {}',
    ]);
  });

  it.each([
    [{ name: 'dev', cluster: 'local' }, [], 'environment "dev" exists already'],
    [{ name: 'qa', cluster: 'locl' }, [], 'unknown cluster "locl", accepted: local'],
    [
      { name: 'qa', cluster: 'local', extends: 'prd' },
      [],
      'unknown environment "prd", accepted: dev, prod',
    ],
    [
      { name: 'qa', cluster: 'local' },
      ['shpo'],
      'unknown app "shpo", accepted: blog, empty, none, shop',
    ],
  ])('refuses %j', (environment, apps, message) => {
    expect(addEnvironment(TEXT, environment, apps).problem?.message).toBe(message);
  });
});

describe('addDeployment', () => {
  it('adds values in block style', () => {
    const values = { replicas: 2, env: { A: '1' } };
    const result = addDeployment(TEXT, { app: 'blog', environment: 'prod', values });
    expect(changes(TEXT, result)).toEqual([
      '+      prod:',
      '+        values:',
      '+          replicas: 2',
      '+          env:',
      '+            A: "1"',
    ]);
  });

  it('adds values inside of braces', () => {
    const text = 'apps: { shop: { environments: {dev: {}} } }\n';
    const values = { replicas: 2 };
    const result = addDeployment(text, { app: 'shop', environment: 'prod', values });
    expect(result.text).toBe(
      'apps: { shop: { environments: {dev: {}, prod: {values: {replicas: 2}}} } }\n',
    );
  });

  it('adds to braces over several lines, with or without a comma at the end', () => {
    const text = 'apps:\n  shop:\n    environments: {\n      dev: {}, # a\n    }\n';
    expect(addDeployment(text, { app: 'shop', environment: 'prod' }).text).toBe(
      'apps:\n  shop:\n    environments: {\n      dev: {}, prod: {} # a\n    }\n',
    );
  });

  it('keeps Windows line ends and a byte order mark', () => {
    const text = `\uFEFF${TEXT.replaceAll('\n', '\r\n')}`;
    const values = { motd: 'a\nb\n' };
    const result = addDeployment(text, { app: 'none', environment: 'dev', values });
    const added =
      '    environments:\r\n      dev:\r\n        values:\r\n          motd: |\r\n            a\r\n            b\r\n';
    expect(result.text).toBe(text.replace('# footer', `${added}# footer`));
  });

  it('edits an included file, which has no environments of its own', () => {
    const text = 'apps:\n  shop:\n    template: web\n    environments:\n      dev:\n';
    expect(addDeployment(text, { app: 'shop', environment: 'prod' }).text).toBe(
      `${text}      prod: {}\n`,
    );
  });

  it.each([
    [{ app: 'shpo', environment: 'dev' }, 'unknown app "shpo", accepted: blog, empty, none, shop'],
    [{ app: 'shop', environment: 'prod' }, 'app "shop" has environment "prod" already'],
    [{ app: 'blog', environment: 'prdo' }, 'unknown environment "prdo", accepted: dev, prod'],
  ])('refuses %j', (deployment, message) => {
    expect(addDeployment(TEXT, deployment).problem?.message).toBe(message);
  });

  it('refuses to write into an alias, because that changes other places too', () => {
    const text = 'apps:\n  a: { environments: &e { dev: {} } }\n  b: { environments: *e }\n';
    expect(addDeployment(text, { app: 'b', environment: 'prod' }).problem).toEqual({
      severity: 'error',
      path: ['apps', 'b', 'environments'],
      message: 'cannot add "prod" to "apps.b.environments" the way it is written',
      hint: 'add by hand: prod: {}',
    });
  });

  it('refuses to hide what a merge key gives', () => {
    const text = 'apps:\n  a: &a\n    environments: { dev: {} }\n  b:\n    <<: *a\n';
    expect(addDeployment(text, { app: 'b', environment: 'prod' }).problem?.message).toBe(
      'cannot add "prod" to "apps.b.environments" the way it is written',
    );
  });

  it('refuses a file with errors', () => {
    const text = 'apps:\n  a:\n    template: x\n    template: y\n';
    expect(addDeployment(text, { app: 'a', environment: 'dev' }).problem?.message).toBe(
      'the file cannot be read, so it is not edited',
    );
  });
});
