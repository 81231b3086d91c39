import type { Lint } from '../../generator/src/checks/lints/lint.ts';

/** The reference page of the lints in Markdown, from their registry. */
export function lintsReference(lints: readonly Lint[]): string {
  const sections = [
    '# Lints',
    INTRODUCTION,
    SILENCE,
    [
      '| lint | severity | what it finds | what to do |',
      '| --- | --- | --- | --- |',
      ...lints.map(
        (lint) => `| \`${lint.id}\` | ${lint.severity} | ${lint.summary} | ${lint.remediation} |`,
      ),
    ].join('\n'),
  ];
  return `${sections.join('\n\n')}\n`;
}

const INTRODUCTION =
  'What `strata check` says of objects that are valid, and still do not work together or are unwise. An `error` is broken: a name that leads nowhere, one thing that two own, a secret in git. A `warning` is a habit that makes an accident worse. Objects of all deployments that share a cluster and a namespace are looked at together.';

const SILENCE = `Where an object is as it is on purpose, an annotation keeps one lint quiet for it, and its value gives the reason. Without a reason it does nothing:

\`\`\`yaml
metadata:
  annotations:
    strata.dev/ignore-host-path: this cluster has one node
\`\`\`

A custom resource may make Secrets, Services and pods that only its controller knows of. So a name that a custom resource of the namespace carries, begins or mentions is taken for existing.`;
