import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { LintedDeployment } from '../../src/checks/lints/lint.ts';
import { LINTS } from '../../src/checks/lints/registry.ts';
import { runLints } from '../../src/checks/lints/run-lints.ts';
import { describeObject, type KubernetesObject } from '../../src/core/kubernetes/object.ts';
import { readManifests } from '../../src/core/yaml.ts';

// cases/<lint>/pass.yaml has no finding of the lint, fail.yaml has those that expected.txt lists;
// `.other.yaml` beside it is a second deployment on the same cluster.

const CASES = join(import.meta.dirname, 'cases');

describe.each(LINTS)('lint $id', (lint) => {
  const findings = async (name: string): Promise<string[]> => {
    const deployments = await readCase(lint.id, name);
    return runLints({ deployments }, [lint]).findings.map(
      ({ deployment, object, path, message }) =>
        `${lint.severity} ${lint.id} ${deployment.app} ${describeObject(object)} ${path.join('.')}: ${message}`,
    );
  };

  it('finds nothing in pass.yaml', async () => {
    expect(await findings('pass')).toEqual([]);
  });

  it('finds in fail.yaml what expected.txt says', async () => {
    const found = await findings('fail');
    expect(found).not.toEqual([]);
    await expect(`${found.join('\n')}\n`).toMatchFileSnapshot(join(CASES, lint.id, 'expected.txt'));
  });
});

it('has cases of registered lints only', async () => {
  expect((await readdir(CASES)).sort()).toEqual(LINTS.map(({ id }) => id).sort());
});

async function readCase(lint: string, name: string): Promise<LintedDeployment[]> {
  const files = (await readdir(join(CASES, lint))).filter((file) => file.startsWith(`${name}.`));
  const texts = await Promise.all(
    files
      .sort()
      .reverse()
      .map((file) => readFile(join(CASES, lint, file), 'utf8')),
  );
  return texts.map((text, index) => ({
    environment: 'dev',
    app: index === 0 ? 'shop' : 'neighbour',
    cluster: 'local',
    namespace: 'shop',
    objects: readManifests(text) as KubernetesObject[],
    declaredSecrets: [],
  }));
}
