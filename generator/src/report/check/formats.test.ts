import { createColors } from 'picocolors';
import { describe, expect, test } from 'vitest';
import type { Plan } from '../../core/plan/plan.ts';
import type { CheckFinding } from './check-finding.ts';
import { renderCheck, type CheckFormat } from './render.ts';
import type { CheckReport } from './report.ts';

const PLAN: Plan = {
  creates: [],
  updates: [],
  deletes: [],
  unchanged: ['a', 'b'],
  handEdits: [],
  obstacles: [],
  foreign: [],
  emptiedFolders: [],
  refusedDiscards: [],
};

const BAD: CheckFinding = {
  check: 'validation',
  id: 'invalid',
  severity: 'error',
  file: 'base/web/web, 1.yaml',
  line: 7,
  object: 'Service <b>|x',
  path: 'spec.ports[0].port',
  overlays: ['overlays/dev/web', 'overlays/prod/web'],
  message: 'is 100 %: wrong\nreally',
  remediation: 'Change it.',
  source: 'gitops.yaml:12',
};
const HM: CheckFinding = {
  check: 'lint',
  id: 'unwise',
  severity: 'warning',
  file: 'overlays/dev/web/a.yaml',
  line: 1,
  object: 'Pod a',
  overlays: ['overlays/dev/web'],
  message: 'hm',
};

const CLEAN: CheckReport = {
  clean: true,
  plan: PLAN,
  proven: 2,
  engine: { command: 'kustomize build', version: '5.8.1' },
  failures: [],
  findings: [],
  skipped: [],
  silenced: [],
};
const FOUND: CheckReport = {
  ...CLEAN,
  clean: false,
  findings: [HM, BAD],
  skipped: [{ apiVersion: 'a.b/v1', kind: 'Foo', objects: 3 }],
  silenced: [{ id: 'x', overlay: 'overlays/dev/web', object: 'Pod a', reason: 'Wanted.' }],
};

const render = (report: CheckReport, format: CheckFormat): string =>
  renderCheck(report, format, createColors(false));

const SUMMARY =
  '2 files are current, 2 overlays proven with kustomize build (Kustomize 5.8.1), 1 error, 1 warning, 1 silenced.';

describe('text', () => {
  test('is one line where all is well', () => {
    expect(render(CLEAN, 'text')).toBe(
      '2 files are current, 2 overlays proven with kustomize build (Kustomize 5.8.1).',
    );
  });

  test('has each finding with its place and what to do', () => {
    expect(render(FOUND, 'text')).toBe(`overlays/dev/web/a.yaml:1: warning: Pod a: hm (unwise)
base/web/web, 1.yaml:7: Service <b>|x: spec.ports[0].port: is 100 %: wrong
really (invalid)
  Change it.
  The file is generated from gitops.yaml:12: change it there.
  In overlays/dev/web, overlays/prod/web.

skipped: 3 of Foo (a.b/v1), its schema is not known
  Get it from a cluster that has it: npx --no strata schemas pull --context NAME

${SUMMARY}`);
  });
});

test('GitHub: a command a finding, on one line', () => {
  expect(render(FOUND, 'github')).toBe(
    [
      '::warning file=overlays/dev/web/a.yaml,line=1,title=strata%3A unwise::Pod a: hm',
      '::error file=base/web/web%2C 1.yaml,line=7,title=strata%3A invalid::Service <b>|x: spec.ports[0].port: is 100 %25: wrong%0Areally%0AChange it.%0AThe file is generated from gitops.yaml:12: change it there.%0AIn overlays/dev/web, overlays/prod/web.',
      SUMMARY,
    ].join('\n'),
  );
});

test('SARIF: rules, and a result with its place a finding', () => {
  const log = JSON.parse(render(FOUND, 'sarif')) as { runs: object[] };
  expect(log).toMatchObject({ version: '2.1.0' });
  expect(log.runs).toHaveLength(1);
  expect(log.runs[0]).toMatchObject({
    tool: { driver: { name: 'strata', rules: [{ id: 'invalid' }, { id: 'unwise' }] } },
    results: [
      { ruleId: 'unwise', ruleIndex: 1, level: 'warning' },
      {
        ruleId: 'invalid',
        ruleIndex: 0,
        level: 'error',
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: 'base/web/web%2C%201.yaml' },
              region: { startLine: 7 },
            },
          },
        ],
      },
    ],
  });
  expect(JSON.parse(render(CLEAN, 'sarif'))).toMatchObject({ runs: [{ results: [] }] });
});

test('Markdown: errors first, and no text that could be markup', () => {
  expect(render(FOUND, 'markdown')).toBe(`## strata check: 1 error, 1 warning

| | where | what |
| --- | --- | --- |
| error | base/web/web, 1.yaml:7 | Service &lt;b>\\|x: spec.ports\\[0\\].port: is 100 %: wrong really (invalid)<br>Change it.<br>The file is generated from gitops.yaml:12: change it there.<br>In overlays/dev/web, overlays/prod/web. |
| warning | overlays/dev/web/a.yaml:1 | Pod a: hm (unwise) |

${SUMMARY}`);
  expect(render(CLEAN, 'markdown')).toMatch(/^## strata check\n\n2 files are current/);
});

test('JSON: everything', () => {
  expect(JSON.parse(render(FOUND, 'json'))).toEqual({
    clean: false,
    drift: [],
    handEdits: [],
    obstacles: [],
    buildFailures: [],
    foreign: [],
    current: 2,
    proven: 2,
    findings: FOUND.findings,
    skipped: FOUND.skipped,
    silenced: FOUND.silenced,
    engine: CLEAN.engine,
  });
});

test.each<CheckFormat>(['text', 'github', 'markdown'])(
  'a file that is not current, as %s',
  (format) => {
    const plan = { ...PLAN, updates: [{ path: 'base/a.yaml', before: 'a\n', after: 'b\n' }] };
    const drift: CheckFinding = {
      check: 'drift',
      id: 'drift',
      severity: 'error',
      file: 'base/a.yaml',
      line: 1,
      message: 'not what gitops.yaml gives',
    };
    const text = render({ ...CLEAN, clean: false, plan, findings: [drift] }, format);
    expect(text).toContain('base/a.yaml');
    expect(text).not.toContain('current, ');
  },
);
