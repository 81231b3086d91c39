import type { KubernetesObject } from '../../core/kubernetes/object.ts';
import type { Lint, LintContext, LintFinding } from './lint.ts';
import { LINTS } from './registry.ts';
import { silencesOf } from './silence/silence.ts';
import { createView } from './view/view.ts';

export interface LintResult {
  findings: LintFinding[];
  /** What an annotation keeps quiet, with its reason. */
  silenced: SilencedFinding[];
}

export interface SilencedFinding extends LintFinding {
  reason: string;
}

/**
 * Looks at all deployments together, since some lints compare them. The findings come lint by lint,
 * in the order of the registry, and within a lint in that of the deployments.
 */
export function runLints(context: LintContext, lints: readonly Lint[] = LINTS): LintResult {
  const view = createView(context);
  const result: LintResult = { findings: [], silenced: [] };
  for (const lint of lints) {
    const { id, severity, remediation } = lint;
    for (const hit of lint.run(view)) {
      const finding = { id, severity, ...hit, remediation };
      const reason = lint.isMandatory ? '' : reasonFor(id, hit.object);
      if (reason === '') result.findings.push(finding);
      else result.silenced.push({ ...finding, reason });
    }
  }
  return result;
}

function reasonFor(id: string, object: KubernetesObject): string {
  return silencesOf(object).find((silence) => silence.id === id)?.reason ?? '';
}
