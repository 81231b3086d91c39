import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { gitopsReference, templateReference } from './reference.ts';

describe('gitopsReference', () => {
  const text = gitopsReference();

  it('has a section for each map, in the order of the file', () => {
    expect(text.match(/^## .*$/gm)).toEqual([
      '## Top level',
      '## `secrets`',
      '## `secrets.store`',
      '## `clusters.<name>`',
      '## `clusters.<name>.argocd`',
      '## `clusters.<name>.secrets`',
      '## `clusters.<name>.secrets.store`',
      '## `environments.<name>`',
      '## `environments.<name>.sync`',
      '## `environments.<name>.secrets`',
      '## `environments.<name>.secrets.store`',
      '## `environments.<name>.namespaces.<name>`',
      '## `apps.<name>`',
      '## `apps.<name>.sync`',
      '## `apps.<name>.secrets`',
      '## `apps.<name>.secrets.store`',
      '## `apps.<name>.environments.<name>`',
      '## `apps.<name>.environments.<name>.sync`',
      '## `apps.<name>.environments.<name>.secrets`',
      '## `apps.<name>.environments.<name>.secrets.store`',
    ]);
  });

  it('tells type, default and description of a key', () => {
    expect(text).toContain('| `namespace` | string | `argocd` | Namespace that it runs in. |\n');
    expect(text).toContain('| `version` | `1` | required | Version of this format. |\n');
  });

  it('tells the same keys once and links to them from elsewhere', () => {
    expect(text.match(/^\| `selfHeal` /gm)).toHaveLength(1);
    expect(text).toContain('The same keys as [`environments.<name>.sync`](#environmentsnamesync).');
  });
});

describe('templateReference', () => {
  const render = (values: z.ZodType): string =>
    templateReference({ name: 't', description: 'What it is', values });

  it('introduces the template and tells its values, a section for each map inside', () => {
    const values = z.strictObject({
      port: z.int().min(1).max(65535).default(8080).describe('One of\n1 | 2.'),
      env: z.record(z.string(), z.string()).optional(),
      resources: z.strictObject({ cpu: z.string() }).default({ cpu: '1' }).describe('Its share'),
      probes: z.array(z.strictObject({ path: z.string() })).optional(),
      mode: z.union([z.enum(['x', 'y']), z.number().gt(0)]).optional(),
    });
    const lines = render(values).split('\n');
    expect(lines.slice(0, 3)).toEqual([
      '# Template t',
      '',
      'What it is: `template: t` in `gitops.yaml`, and these `values`.',
    ]);
    expect(lines.slice(5)).toEqual([
      '',
      '## `values`',
      '',
      '| key | type | default | description |',
      '| --- | --- | --- | --- |',
      '| `port` | integer from 1 to 65535 | `8080` | One of 1 \\| 2. |',
      '| `env` | map of string |  |  |',
      '| `resources` | [mapping](#valuesresources) | `{ cpu: 1 }` | Its share |',
      '| `probes` | list of [mapping](#valuesprobes) |  |  |',
      '| `mode` | `x`, `y` or number above 0 |  |  |',
      '',
      '## `values.resources`',
      '',
      'Its share.',
      '',
      '| key | type | default | description |',
      '| --- | --- | --- | --- |',
      '| `cpu` | string | required |  |',
      '',
      '## `values.probes[]`',
      '',
      '| key | type | default | description |',
      '| --- | --- | --- | --- |',
      '| `path` | string | required |  |',
      '',
    ]);
  });

  it('names the forms of a map by a key of their own, and by number where there is none', () => {
    const values = z.strictObject({
      storage: z.union([z.strictObject({ a: z.string() }), z.strictObject({ b: z.boolean() })]),
      twin: z.union([
        z.strictObject({ a: z.string() }),
        z.strictObject({ a: z.string(), b: z.string() }),
      ]),
    });
    expect(render(values).match(/^## .*$/gm)).toEqual([
      '## `values`',
      '## `values.storage` with `a`',
      '## `values.storage` with `b`',
      '## `values.twin` form 1',
      '## `values.twin` with `b`',
    ]);
  });

  it('leaves out type and default of keys that are not checked here', () => {
    const values = z.strictObject({ exec: z.unknown().optional().describe('Command.') });
    expect(render(values)).toContain(
      '| key | description |\n| --- | --- |\n| `exec` | Command. |\n',
    );
  });
});
