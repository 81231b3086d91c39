import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runLints, type LintResult } from '../../src/checks/lints/run-lints.ts';
import type { KubernetesObject } from '../../src/core/kubernetes/object.ts';
import { readManifests } from '../../src/core/yaml.ts';
import { findEngine } from '../../src/shell/engine/engine.ts';
import { CHECKOUT } from '../cli/checkout.ts';

const engine = await findEngine(process.env);

describe("this repository's overlays", () => {
  it('have no finding in prod', async () => {
    const { findings, silenced } = await lint('prod', 'blog');
    expect(findings).toEqual([]);
    expect(new Set(silenced.map(({ id }) => id))).toEqual(new Set(['writable-root']));
  });

  it('have nothing in dev but what is meant and says why', async () => {
    const { findings, silenced } = await lint('dev', 'wordpress-dev');
    expect(findings).toEqual([]);
    expect(new Set(silenced.map(({ id }) => id))).toEqual(
      new Set(['host-path', 'no-network-policy', 'run-as-root', 'writable-root']),
    );
  });
});

async function lint(environment: string, namespace: string): Promise<LintResult> {
  const text = await engine.build(join(CHECKOUT, 'overlays', environment, 'wordpress'));
  const objects = readManifests(text) as KubernetesObject[];
  return runLints({
    deployments: [
      {
        environment,
        app: 'wordpress',
        cluster: 'local',
        namespace,
        objects,
        declaredSecrets: ['wordpress-secrets', 'wordpress-tls'],
      },
    ],
  });
}
