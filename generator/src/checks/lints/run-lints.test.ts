import { describe, expect, it } from 'vitest';
import type { JsonObject, KubernetesObject } from '../../core/kubernetes/object.ts';
import type { LintedDeployment } from './lint.ts';
import { runLints } from './run-lints.ts';

const REASON = 'it keeps its cache there';

describe('runLints', () => {
  it('finds nothing in nothing', () => {
    expect(runLints({ deployments: [] })).toEqual({ findings: [], silenced: [] });
    expect(runLints({ deployments: [deployment([])] })).toEqual({ findings: [], silenced: [] });
  });

  it('tells of a finding where it is and what to do', () => {
    const { findings } = runLints({ deployments: [deployment([pod({ hostPID: true })])] });
    expect(findings.find(({ id }) => id === 'host-namespaces')).toEqual({
      id: 'host-namespaces',
      severity: 'warning',
      deployment: expect.objectContaining({ app: 'shop' }) as unknown,
      object: expect.objectContaining({ kind: 'Pod' }) as unknown,
      path: ['spec', 'hostPID'],
      message: 'the pod shares the node by hostPID',
      remediation: expect.stringMatching(/\.$/) as unknown,
    });
  });

  it('says the same when asked again', () => {
    const context = { deployments: [deployment([pod({ hostPID: true })])] };
    expect(runLints(context)).toEqual(runLints(context));
  });

  it('keeps quiet of one lint of one object with an annotation and a reason', () => {
    const ignored = pod({ hostPID: true }, { 'strata.dev/ignore-host-namespaces': ` ${REASON}\n` });
    const other = pod({ hostPID: true }, {}, 'other');
    const { findings, silenced } = runLints({ deployments: [deployment([ignored, other])] });
    expect(namesOf(findings, 'host-namespaces')).toEqual(['other']);
    expect(silenced).toMatchObject([{ id: 'host-namespaces', object: ignored, reason: REASON }]);
  });

  it.each(['', '  ', 7, null])('does not take %j for a reason, and says so', (reason) => {
    const ignored = pod({ hostPID: true }, { 'strata.dev/ignore-host-namespaces': reason });
    const { findings, silenced } = runLints({ deployments: [deployment([ignored])] });
    expect(namesOf(findings, 'host-namespaces')).toEqual(['web']);
    expect(namesOf(findings, 'ignore-annotation')).toEqual(['web']);
    expect(silenced).toEqual([]);
  });

  it('does not let the lint of these annotations be silenced', () => {
    const ignored = pod({}, { 'strata.dev/ignore-ignore-annotation': REASON });
    const { findings, silenced } = runLints({ deployments: [deployment([ignored])] });
    expect(namesOf(findings, 'ignore-annotation')).toEqual(['web']);
    expect(silenced).toEqual([]);
  });

  it('takes what a template declares and what a neighbour brings for existing', () => {
    const needy = pod({
      serviceAccountName: 'web',
      volumes: [
        { name: 'a', secret: { secretName: 'database' } },
        { name: 'b', secret: { secretName: 'unknown' } },
      ],
    });
    const account = object('v1', 'ServiceAccount', 'web');
    const deployments = [
      deployment([needy], { declaredSecrets: ['database'] }),
      deployment([account], { app: 'accounts' }),
    ];
    const { findings } = runLints({ deployments });
    expect(namesOf(findings, 'missing-service-account')).toEqual([]);
    expect(findings.filter(({ id }) => id === 'missing-secret')).toMatchObject([
      { message: 'nothing makes the Secret "unknown"' },
    ]);
    const elsewhere = deployments.map((one, index) => ({ ...one, cluster: `cluster-${index}` }));
    expect(
      namesOf(runLints({ deployments: elsewhere }).findings, 'missing-service-account'),
    ).toEqual(['web']);
  });

  it('reads wrong types as nothing', () => {
    const wrong = [
      pod({ containers: 'web', volumes: { name: 1 }, hostNetwork: 'yes' }),
      { ...object('apps/v1', 'Deployment', 'web'), spec: [null] },
      { ...object('v1', 'Service', 'web'), spec: { selector: 'web', ports: 80 } },
      { ...object('v1', 'Secret', 'web'), data: ['a'], metadata: { name: 'x', annotations: 7 } },
    ];
    const { findings } = runLints({ deployments: [deployment(wrong)] });
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('never shows the value of a secret', () => {
    const value = 'correct-horse-battery';
    const env = [{ name: 'DB_PASSWORD', value }];
    const secret = { ...object('v1', 'Secret', 'database'), stringData: { password: value } };
    const objects = [secret, pod({ containers: [{ name: 'web', env }] })];
    const { findings } = runLints({ deployments: [deployment(objects)] });
    expect(namesOf(findings, 'secret-in-git')).toEqual(['database']);
    expect(namesOf(findings, 'secret-in-env')).toEqual(['web']);
    expect(findings.map(({ message }) => message).join()).not.toContain(value);
  });
});

function namesOf(findings: { id: string; object: KubernetesObject }[], id: string): string[] {
  return findings.filter((one) => one.id === id).map(({ object: { metadata } }) => metadata.name);
}

function deployment(
  objects: KubernetesObject[],
  more: Partial<LintedDeployment> = {},
): LintedDeployment {
  return {
    environment: 'dev',
    app: 'shop',
    cluster: 'local',
    namespace: 'shop',
    declaredSecrets: [],
    ...more,
    objects,
  };
}

function object(apiVersion: string, kind: string, name: string): KubernetesObject {
  return { apiVersion, kind, metadata: { name } };
}

function pod(
  spec: JsonObject,
  annotations: Record<string, string | number | null> = {},
  name = 'web',
): KubernetesObject {
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name, annotations }, spec };
}
