import type { Colors } from 'picocolors/types.js';
import { changesOf, type Plan } from '../../core/plan/plan.ts';
import { renderPlanDiff } from '../plan-diff.ts';
import { PULL } from '../validation/text.ts';
import { adviceOf, countFindings, sentenceOf, type CheckFinding } from './check-finding.ts';
import type { CheckReport } from './report.ts';

/** What `check` found: each finding with what repairs it, then what was checked. */
export function renderCheckText(report: CheckReport, colors: Colors): string {
  const { plan, failures, findings } = report;
  const ofFiles = [
    ...renderDrift(plan, colors),
    ...renderHandEdits(plan),
    ...plan.obstacles.map(
      ({ path, found, wanted }) =>
        `${path}: a ${found} stands where ${wanted[0] ?? ''} must be generated. Move it away.`,
    ),
    ...failures.map(({ path, message }) => `${path} does not build: ${message}`),
  ];
  const ofObjects = findings
    .filter(({ check }) => check !== 'drift' && check !== 'build')
    .map((finding) => renderFinding(finding, colors));
  const sections = [...ofFiles, ...listed(ofObjects), ...renderSkipped(report)];
  return [...sections, summaryOf(report, ofFiles.length > 0)].join('\n\n');
}

function renderFinding(finding: CheckFinding, colors: Colors): string {
  const place = colors.bold(`${finding.file}:${finding.line}:`);
  const label = finding.severity === 'warning' ? `${colors.yellow('warning:')} ` : '';
  const line = `${place} ${label}${sentenceOf(finding)} (${finding.id})`;
  return [line, ...adviceOf(finding).map((advice) => `  ${advice}`)].join('\n');
}

function listed(findings: readonly string[]): string[] {
  return findings.length === 0 ? [] : [findings.join('\n')];
}

function renderSkipped({ skipped }: CheckReport): string[] {
  if (skipped.length === 0) return [];
  const lines = skipped.map(
    ({ kind, apiVersion, objects }) =>
      `skipped: ${objects} of ${kind} (${apiVersion}), its schema is not known`,
  );
  return [[...lines, `  Get it from a cluster that has it: ${PULL}`].join('\n')];
}

/** One line that says what was checked, and how it came out. */
export function summaryOf(
  report: CheckReport,
  isStale = changesOf(report.plan).length > 0,
): string {
  const { plan, proven, engine, findings, silenced } = report;
  const overlays = `${proven} ${proven === 1 ? 'overlay' : 'overlays'}`;
  const proof = `${overlays} proven with ${engine.command} (Kustomize ${engine.version})`;
  const others = findings.filter(({ check }) => check !== 'drift' && check !== 'build');
  return `${[
    ...(isStale ? [] : [`${plan.unchanged.length} files are current`]),
    proof,
    ...(others.length === 0 ? [] : [countFindings(others)]),
    ...(silenced.length === 0 ? [] : [`${silenced.length} silenced`]),
  ].join(', ')}.`;
}

const MAX_LINES = 60;

function renderDrift(plan: Plan, colors: Colors): string[] {
  const changes = changesOf(plan);
  if (changes.length === 0) return [];
  const lines = renderPlanDiff(changes, colors).split('\n');
  const rest = lines.length - MAX_LINES;
  const shown = rest > 0 ? [...lines.slice(0, MAX_LINES), `... and ${rest} more lines`] : lines;
  const count = `${changes.length} ${changes.length === 1 ? 'file is' : 'files are'}`;
  return [`${count} not what gitops.yaml gives. Run: npm run generate`, shown.join('\n')];
}

function renderHandEdits({ handEdits }: Plan): string[] {
  return handEdits.map(
    ({ path }) =>
      `${path} was generated and then edited by hand. Run npm run generate to see the edit and the ways out.`,
  );
}
