import type { Severity } from '../../checks/finding.ts';

/** What `check` found, at the line that a person would change. */
export interface CheckFinding {
  /** `drift`: the files are not what gitops.yaml gives. `change`: refused as an update. */
  check: 'drift' | 'build' | 'validation' | 'lint' | 'change';
  id: string;
  severity: Severity;
  file: string;
  /** From 1. */
  line: number;
  /** The object, as `Deployment blog/wordpress`. */
  object?: string;
  /** The field of the object. */
  path?: string;
  /** All overlays that have it from this line. */
  overlays?: string[];
  message: string;
  remediation?: string;
  /** What a generated file follows from: `gitops.yaml:LINE`. */
  source?: string;
}

/** A kind of which nothing is known. */
export interface SkippedKind {
  apiVersion: string;
  kind: string;
  objects: number;
}

/** A finding that an annotation keeps quiet. */
export interface Silenced {
  id: string;
  overlay: string;
  object: string;
  reason: string;
}

/** How many of each there are: `2 errors, 1 warning`; empty for none. */
export function countFindings(findings: readonly CheckFinding[]): string {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const warnings = findings.length - errors;
  return [
    ...(errors > 0 ? [errors === 1 ? '1 error' : `${errors} errors`] : []),
    ...(warnings > 0 ? [warnings === 1 ? '1 warning' : `${warnings} warnings`] : []),
  ].join(', ');
}

/** What a finding says in one line, without its place. */
export function sentenceOf({ object, path, message }: CheckFinding): string {
  return [object, path, message].filter((part) => part !== undefined).join(': ');
}

/** What to do, and where: the lines below a finding. */
export function adviceOf({ remediation, source, overlays = [] }: CheckFinding): string[] {
  return [
    ...(remediation === undefined ? [] : [remediation]),
    ...(source === undefined ? [] : [`The file is generated from ${source}: change it there.`]),
    ...(overlays.length > 1 ? [`In ${listOf(overlays)}.`] : []),
  ];
}

const MOST = 5;

function listOf(overlays: readonly string[]): string {
  const rest = overlays.length - MOST;
  return rest > 0 ? `${overlays.slice(0, MOST).join(', ')} and ${rest} more` : overlays.join(', ');
}
