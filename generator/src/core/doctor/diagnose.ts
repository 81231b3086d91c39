import { configuration } from './checks/configuration.ts';
import { engine } from './checks/engine.ts';
import { git } from './checks/git.ts';
import { kubectl } from './checks/kubectl.ts';
import { node } from './checks/node.ts';
import { origin } from './checks/origin.ts';
import { workspace } from './checks/workspace.ts';
import { writeAccess } from './checks/write-access.ts';
import type { Facts } from './facts.ts';
import type { Check, Finding } from './finding.ts';

/** Judges the facts: what is there, what is missing, and what to do about it. */
export function diagnose(facts: Facts): Finding[] {
  return CHECKS.flatMap((check) => check(facts));
}

/** Whether Strata can do its work. */
export function isHealthy(findings: readonly Finding[]): boolean {
  return findings.every(({ status }) => status === 'ok' || status === 'warning');
}

const CHECKS: readonly Check[] = [
  node,
  engine,
  git,
  kubectl,
  configuration,
  origin,
  workspace,
  writeAccess,
];
