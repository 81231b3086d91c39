import { createColors } from 'picocolors';
import { describe, expect, it } from 'vitest';
import type { ImportReport } from '../../core/import/summary/types.ts';
import { renderImport } from './report.ts';
import { importToJson } from './to-json.ts';

const PLAIN = createColors(false);

const REPORT: ImportReport = {
  app: 'shop',
  folder: '../platform',
  isDryRun: false,
  summary: {
    environments: [
      { name: 'dev', objects: 2, linesIn: 40, linesOut: 5 },
      { name: 'prod', objects: 12, linesIn: 1240, linesOut: 20 },
    ],
    lines: { in: 1280, base: 60, components: 0, overlays: 25, out: 85 },
    means: [
      { means: 'namespace', uses: 2 },
      { means: 'strategic merge', uses: 1 },
    ],
    unshared: [
      { environment: 'dev', object: 'Job seed', file: 'x', reason: 'not every environment has it' },
      {
        environment: 'prod',
        object: 'Job seed',
        file: 'y',
        reason: 'not every environment has it',
      },
    ],
  },
  created: ['base/shop/a.yaml', 'gitops.yaml'],
  updated: [],
  deleted: [],
  unchanged: 0,
  skipped: [{ environment: 'dev', file: 'dev/values.yaml', reason: 'it holds no object' }],
  withheldSecrets: [
    {
      environment: 'dev',
      name: 'login',
      namespace: 'shop-dev',
      type: 'Opaque',
      keys: ['a', 'b'],
      isNameHashed: false,
    },
    {
      environment: 'prod',
      name: 'login',
      namespace: 'shop',
      type: 'Opaque',
      keys: ['a', 'b'],
      isNameHashed: false,
    },
    {
      environment: 'prod',
      name: 'tls',
      namespace: 'shop',
      type: 'kubernetes.io/tls',
      keys: ['x'],
      isNameHashed: false,
    },
  ],
  notices: [{ subject: 'dev', message: 'look', hint: 'there' }],
  next: ['npx --no strata generate'],
  engine: { command: 'kustomize build', version: '5.8.1' },
};

describe('renderImport', () => {
  it('tells what came in, what was written, how, and what is left to do', () => {
    expect(renderImport(REPORT, 0.84, PLAIN))
      .toBe(`shop: 2 files created. 2 overlays proven with kustomize build (Kustomize 5.8.1), 0.8 s.

      objects  lines in  lines out
dev         2        40          5
prod       12     1,240         20
base                            60
all        14     1,280         85

Means
  namespace        2
  strategic merge  1

Not shared
  Job seed (dev, prod): not every environment has it

Skipped
  dev/values.yaml: it holds no object

Secrets
  No Secret with values is written, because Git keeps them for ever. Create each in its cluster
  before the first sync, or seal it (Sealed Secrets) and add the sealed object to its overlay.

  login in dev (namespace shop-dev), prod (namespace shop), of type Opaque, with a, b
    kubectl create secret generic login --namespace='<namespace>' \\
      --from-literal=a='<value>' \\
      --from-literal=b='<value>'

  tls in prod (namespace shop), of type kubernetes.io/tls, with x
    kubectl create secret tls tls --namespace=shop \\
      --cert='<file>' \\
      --key='<file>'

To note
  dev: look
    there

Next
  npx --no strata generate`);
  });

  it('has no section for what is not there, and says that a dry run wrote nothing', () => {
    const { summary } = REPORT;
    const text = renderImport(
      {
        ...REPORT,
        isDryRun: true,
        summary: { ...summary, means: [], unshared: [] },
        created: [],
        updated: ['a'],
        deleted: ['b', 'c'],
        unchanged: 3,
        skipped: [],
        withheldSecrets: [],
        notices: [],
        next: [],
      },
      1,
      PLAIN,
    );
    expect(text.split('\n\n')).toHaveLength(2);
    expect(text).toMatch(
      /^shop: Nothing was written; it would be: 1 file updated, 2 files deleted, 3 unchanged\. /,
    );
  });

  it('shortens a long list', () => {
    const unshared = Array.from({ length: 20 }, (_, index) => ({
      environment: 'dev',
      object: `Job j${index}`,
      file: '',
      reason: 'why',
    }));
    const text = renderImport({ ...REPORT, summary: { ...REPORT.summary, unshared } }, 1, PLAIN);
    expect(text).toContain('  Job j14 (dev): why\n  and 5 more, which --json lists\n');
    expect(text).not.toContain('j15');
  });
});

describe('importToJson', () => {
  it('has everything, flat', () => {
    const json = JSON.parse(importToJson(REPORT)) as Record<string, unknown>;
    expect(json).toMatchObject({
      written: true,
      app: 'shop',
      environments: [{ name: 'dev' }, { name: 'prod' }],
      lines: { in: 1280, out: 85 },
      withheldSecrets: REPORT.withheldSecrets,
    });
    expect(Object.keys(json)).not.toContain('summary');
  });
});
