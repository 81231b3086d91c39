import { z } from 'zod';
import type { DescribedTemplate } from './described-template.ts';
import { loadFleet, type LoadedFleet } from './load-config.ts';
import type { ConfigFile, LocatedProblem } from './located-problem.ts';

/** A small template for tests. */
export const webTemplate: DescribedTemplate = {
  name: 'web',
  description: 'One container behind a Service.',
  values: z.strictObject({
    image: z.string().describe('Image with a tag.'),
    replicas: z.int().min(0).max(50).optional(),
    tls: z.boolean().optional(),
    env: z.record(z.string(), z.string()).optional(),
    ports: z.array(z.strictObject({ name: z.string(), port: z.int() })).optional(),
    storage: z
      .union([z.strictObject({ hostPath: z.string() }), z.strictObject({ size: z.string() })])
      .optional(),
    pull: z.enum(['Always', 'IfNotPresent']).optional(),
  }),
};

/** The beginning of a valid gitops.yaml, nine lines: cluster `local`, environments `dev` and `prod`. */
export const HEAD = `version: 1
repoURL: https://github.com/acme/platform.git
clusters:
  local: { kubernetes: "1.35", argocd: { version: 3.5.1 } }
environments:
  dev:
    cluster: local
  prod: { cluster: local }
apps:
`;

export function load(text: string, included: readonly ConfigFile[] = []): LoadedFleet {
  return loadFleet({
    files: [{ path: 'gitops.yaml', text }, ...included],
    templates: new Map([['web', webTemplate]]),
  });
}

/** The problems of a configuration, one line each: `12:3 message | hint`. */
export function problemLines(text: string, included: readonly ConfigFile[] = []): string[] {
  return load(text, included).problems.map(line);
}

function line({ file, line, column, severity, message, hint }: LocatedProblem): string {
  const place = `${file === 'gitops.yaml' ? '' : `${file}:`}${line}:${column}`;
  const mark = severity === 'warning' ? ' warning:' : '';
  return `${place}${mark} ${message}${hint === undefined ? '' : ` | ${hint}`}`;
}
