import { describe, expect, test } from 'vitest';
import { generatedRepository } from './generated-repository.ts';
import { runStrata } from './run-strata.ts';
import { sampleWith } from './sample.ts';
import { addGenerator, snapshot, writeAll } from './temp-repository.ts';

const repositoryCopy = generatedRepository();

describe('a template at fault is told with its place, and changes nothing', () => {
  test.each<[title: string, template: string, stderr: string[]]>([
    [
      'one that throws',
      defining('resources(values) {\n  return [values.image.tag.trim()];\n}'),
      [
        `error: gitops.yaml:24:7: template "site" fails for web-dev: Cannot read properties of undefined (reading 'trim')`,
        '  see generator/templates/site.ts:LINE',
        `gitops.yaml:25:7: template "site" fails for web-prod: Cannot read properties of undefined (reading 'trim')`,
        '  see generator/templates/site.ts:LINE',
        '2 errors',
      ],
    ],
    [
      'one that gives no list of objects',
      defining('async resources() {\n  return [];\n}'),
      failing('resources() must return a list of objects, and not a promise of one'),
    ],
    [
      'one that gives an object without a kind',
      defining("resources: () => [{ apiVersion: 'v1', metadata: { name: 'a' } }]"),
      failing('a resource has no kind: {"apiVersion":"v1","metadata":{"name":"a"}}'),
    ],
    [
      'one that gives an object twice',
      defining('resources: () => [SERVICE, SERVICE]'),
      failing('Service "web": it is returned twice'),
    ],
    [
      'one that gives what no manifest can hold',
      defining('resources: () => [{ ...SERVICE, spec: { ports: [{ port: NaN }] } }]'),
      failing('spec.ports[0].port cannot be NaN'),
    ],
    [
      'one with a syntax error',
      defining('resources() {\n  return [;\n}'),
      [
        'error: generator/templates/site.ts:LINE cannot be loaded: REASON',
        '  mend the file, then run the command again',
      ],
    ],
    [
      'one that fails when it is loaded',
      "throw new Error('no licence');\n",
      [
        'error: generator/templates/site.ts:LINE cannot be loaded: no licence',
        '  mend the file, then run the command again',
      ],
    ],
    [
      'one that needs a package that is not installed',
      `import 'no-such-package-of-anybody';\n${defining('resources: () => []')}`,
      [
        "error: generator/templates/site.ts cannot be loaded: Cannot find package 'no-such-package-of-anybody'",
        '  mend the file, then run the command again',
      ],
    ],
    [
      'one without a default export',
      'export const site = {};\n',
      [
        'error: generator/templates/site.ts exports no template',
        '  write `export default defineTemplate({ name, description, values, resources })`',
      ],
    ],
    [
      'one of another name than its file',
      defining('resources: () => []', 'sites'),
      [
        'error: generator/templates/site.ts defines the template "sites"; its name must be that of the file',
      ],
    ],
    [
      'one whose object has an annotation that Kustomize keeps for itself',
      defining(
        "resources: () => [{ ...SERVICE, metadata: { name: 'web', annotations: { 'config.kubernetes.io/local-config': 'true' } } }]",
      ),
      [
        'error: gitops.yaml:24:7: template "site" fails for web-dev: Service "web" has the annotation "config.kubernetes.io/local-config", which Kustomize keeps for itself',
        '  see generator/templates/site.ts',
        'gitops.yaml:25:7: template "site" fails for web-prod: Service "web" has the annotation "config.kubernetes.io/local-config", which Kustomize keeps for itself',
        '  see generator/templates/site.ts',
        '2 errors',
      ],
    ],
    [
      // Kustomize prints a space for U+0085.
      'one whose objects Kustomize cannot carry',
      defining(
        `resources: () => [
          { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'web' }, data: { a: 'b\\u0085c' } },
        ]`,
      ),
      [
        'error: overlays/dev/web does not build to its objects:',
        '  ConfigMap web-dev/web: data.a is "b c", wanted is "b\u0085c"',
        'overlays/prod/web does not build to its objects:',
        '  ConfigMap web-prod/web: data.a is "b c", wanted is "b\u0085c"',
        'built with <engine>',
        '  Kustomize cannot carry these objects as they are; change the template or its values',
      ],
    ],
  ])('%s', async (_, template, stderr) => {
    const root = await repositoryCopy();
    await addGenerator(root);
    await writeAll(root, {
      'gitops.yaml': sampleWith(['template: workload', 'template: site']),
      'generator/templates/site.ts': template,
    });
    const before = await snapshot(root);
    const run = await runStrata(root, ['generate']);
    expect({ ...run, stderr: withoutPlace(run.stderr) }).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: `${stderr.join('\n')}\n`,
    });
    expect(await snapshot(root)).toEqual(before);
  });
});

/** A template file; SERVICE stands for an object of it. */
function defining(resources: string, name = 'site'): string {
  return `import { z } from 'zod';
import { defineTemplate } from '../src/core/desired/template.ts';

const SERVICE = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' } };

export default defineTemplate({
  name: '${name}',
  description: 'A site',
  values: z.looseObject({ image: z.any() }),
  ${resources},
});
`;
}

function failing(message: string): string[] {
  const of = (place: string, deployment: string): string[] => [
    `gitops.yaml:${place}: template "site" fails for ${deployment}: ${message}`,
    '  see generator/templates/site.ts',
  ];
  return [`error: ${of('24:7', 'web-dev').join('\n')}`, ...of('25:7', 'web-prod'), '2 errors'];
}

/** Line, column and the words for a syntax error are those of the version of Node. */
function withoutPlace(text: string): string {
  return text
    .replace(/(site\.ts)(?::\d+){1,2}/g, '$1:LINE')
    .replace(/(cannot be loaded: )(?!no licence|Cannot find).*/, '$1REASON');
}
