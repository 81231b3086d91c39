import type { Verdict } from '../../checks/validator.ts';
import type { KubernetesObject } from '../../core/kubernetes/object.ts';
import type { SkippedKind } from '../../report/check/check-finding.ts';
import type { StoredSchemas } from '../../shell/schemas/open-schemas.ts';
import { createJudge } from '../steps/validate/create-judge.ts';
import type { CheckedBuild, ObjectFinding } from './checked-build.ts';

/**
 * What the API server of its cluster would say to each object. The CustomResourceDefinitions that go
 * to a cluster count for all that goes there, and what is the same object is validated once.
 */
export async function validateBuilds(
  builds: readonly CheckedBuild[],
  schemas: ReadonlyMap<string, StoredSchemas>,
): Promise<{ findings: ObjectFinding[]; skipped: SkippedKind[] }> {
  const findings: ObjectFinding[] = [];
  const skipped = new Map<string, SkippedKind>();
  for (const [cluster, known] of schemas) {
    const own = builds.filter((build) => build.cluster === cluster);
    const judge = onceEach(
      await createJudge(
        known,
        own.flatMap(({ objects }) => objects),
      ),
    );
    for (const build of own) {
      for (const object of build.objects) {
        const verdict = judge(object);
        for (const finding of verdict.findings) {
          findings.push({ ...finding, check: 'validation', build, object });
        }
        if (verdict.isSkipped) count(skipped, object);
      }
    }
  }
  return { findings, skipped: [...skipped.values()] };
}

function onceEach(judge: (object: KubernetesObject) => Verdict) {
  const verdicts = new Map<string, Verdict>();
  return (object: KubernetesObject): Verdict => {
    const key = JSON.stringify(object, (_, value: unknown) =>
      typeof value === 'bigint' ? `${value}n` : value,
    );
    const verdict = verdicts.get(key) ?? judge(object);
    verdicts.set(key, verdict);
    return verdict;
  };
}

function count(skipped: Map<string, SkippedKind>, { apiVersion, kind }: KubernetesObject): void {
  const key = `${apiVersion} ${kind}`;
  const known = skipped.get(key) ?? { apiVersion, kind, objects: 0 };
  skipped.set(key, { ...known, objects: known.objects + 1 });
}
