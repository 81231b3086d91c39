import type { ApplicationState } from '../application/types.ts';
import { IMAGE_REASONS } from '../failing/pod-trouble.ts';
import type { FailingObject } from '../failing/types.ts';
import type { RowFacts } from './make-row.ts';
import type { RowProblem } from './types.ts';

/** The next command for what is not healthy. */
export function failingProblems(
  { health, destination }: ApplicationState,
  failing: readonly FailingObject[],
  { kubectl, unreadable, live }: Pick<RowFacts, 'kubectl' | 'unreadable' | 'live'>,
): RowProblem[] {
  if (failing.length === 0) {
    if (health.status === 'Healthy' || health.status === 'Missing') return [];
    const title = `it is ${health.status}${health.message === '' ? '' : `: ${health.message}`}`;
    if (unreadable !== undefined) return [{ title, details: [unreadable], next: [] }];
    const details = live === undefined ? [] : ['No object that is known to fail explains it.'];
    return [
      { title, details, next: [`${kubectl} --namespace ${destination.namespace} get events`] },
    ];
  }
  const isFailing = failing
    .flatMap((object) => [object, ...object.causes])
    .some(({ health: of }) => of === 'Degraded' || of === 'Unknown');
  const next = failing
    .flatMap((object) => (object.causes.length === 0 ? [object] : object.causes))
    .flatMap((object) => nextFor(object, kubectl));
  return [
    {
      title: isFailing ? 'objects fail:' : 'objects are not ready yet:',
      details: unreadable === undefined ? [] : [`not everything could be read: ${unreadable}`],
      objects: [...failing],
      next: [...new Set(next)].slice(0, MAX_NEXT),
    },
  ];
}
const MAX_NEXT = 4;

function nextFor(
  { kind, name, namespace, reason, message }: FailingObject,
  kubectl: string,
): string[] {
  const inNamespace = `${kubectl}${namespace === undefined ? '' : ` --namespace ${namespace}`}`;
  const describe = `${inNamespace} describe ${kind.toLowerCase()} ${name}`;
  if (kind === 'Pod') {
    if (/secret "[^"]*" not found|couldn't find key .* in Secret/.test(message)) {
      return ['npx --no strata secrets list'];
    }
    if (IMAGE_REASONS.has(reason))
      return ['correct the image in gitops.yaml, or give the namespace a pull secret'];
    if (reason === 'CrashLoopBackOff')
      return [`${inNamespace} logs ${name} --all-containers --previous`];
    if (STARTED_REASONS.has(reason)) return [`${inNamespace} logs ${name} --all-containers`];
    return [describe];
  }
  if (kind === 'Job') return [`${inNamespace} logs job/${name} --all-containers`];
  return [describe];
}

const STARTED_REASONS: ReadonlySet<string> = new Set([
  'Error',
  'OOMKilled',
  'NotReady',
  'Unhealthy',
  'BackOff',
]);
