import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { gitopsReference, templateReference } from './reference.ts';

describe('gitopsReference', () => {
  const text = gitopsReference();

  it('has a section for each map, in the order of the file', () => {
    expect(text.match(/^## .*$/gm)).toEqual([
      '## Top level',
      '## `clusters.<name>`',
      '## `clusters.<name>.argocd`',
      '## `environments.<name>`',
      '## `environments.<name>.sync`',
      '## `environments.<name>.namespaces.<name>`',
      '## `apps.<name>`',
      '## `apps.<name>.sync`',
      '## `apps.<name>.environments.<name>`',
      '## `apps.<name>.environments.<name>.sync`',
    ]);
  });

  it('tells type, default and description of a key', () => {
    expect(text).toContain('| `namespace` | string | `argocd` | Namespace that it runs in. |\n');
    expect(text).toContain('| `version` | `1` | required | Version of this format. |\n');
  });
});

describe('templateReference', () => {
  it('renders the values of a template', () => {
    const values = z.strictObject({
      port: z.int().min(1).max(65535).default(8080).describe('One of\n1 | 2.'),
      env: z.record(z.string(), z.string()).optional(),
      probes: z.array(z.strictObject({ path: z.string() })).optional(),
      storage: z.union([z.strictObject({ a: z.string() }), z.strictObject({ b: z.boolean() })]),
      mode: z.union([z.enum(['x', 'y']), z.number().gt(0)]).optional(),
    });
    const lines = templateReference({ name: 't', description: 'What it is.', values }).split('\n');
    expect(lines.slice(0, 3)).toEqual(['# Template t', '', 'What it is.']);
    expect(lines.slice(5)).toEqual([
      '',
      '## `values`',
      '',
      '| key | type | default | description |',
      '| --- | --- | --- | --- |',
      '| `port` | integer from 1 to 65535 | `8080` | One of 1 \\| 2. |',
      '| `env` | map of string |  |  |',
      '| `probes` | list of mapping |  |  |',
      '| `storage` | mapping | required |  |',
      '| `mode` | `x`, `y` or number, more than 0 |  |  |',
      '',
      '## `values.probes[]`',
      '',
      '| key | type | default | description |',
      '| --- | --- | --- | --- |',
      '| `path` | string | required |  |',
      '',
      '## `values.storage (form 1)`',
      '',
      '| key | type | default | description |',
      '| --- | --- | --- | --- |',
      '| `a` | string | required |  |',
      '',
      '## `values.storage (form 2)`',
      '',
      '| key | type | default | description |',
      '| --- | --- | --- | --- |',
      '| `b` | boolean | required |  |',
      '',
    ]);
  });
});
