import { deepEqual } from '../../core/kubernetes/equality.ts';
import {
  isJsonObject,
  ownValue,
  valueAt,
  type Json,
  type JsonObject,
} from '../../core/kubernetes/object.ts';
import type { Finding } from '../finding.ts';
import { canonical } from './canonical.ts';
import { immutable, mapAt, refusal, type ChangeRule } from './change-rule.ts';
import { RECREATE_JOB } from './remedies.ts';

const fixed = immutable(
  ...['podFailurePolicy', 'successPolicy', 'backoffLimitPerIndex', 'managedBy'].map((key) => ({
    path: ['spec', key],
    remedy: RECREATE_JOB,
  })),
  { path: ['spec', 'completionMode'], fallback: 'NonIndexed', remedy: RECREATE_JOB },
  { path: ['spec', 'selector'], isKept: true, remedy: RECREATE_JOB },
);

/** pkg/apis/batch/validation/validation.go, ValidateJobSpecUpdate. */
export const changedJob: ChangeRule = (before, after) => [
  ...fixed(before, after),
  ...changedTemplate(before, after),
  ...changedCompletions(before, after),
];

/** While a Job is suspended, where its pods go and what they may use is still open. */
const changedTemplate: ChangeRule = (before, after): Finding[] => {
  const isSuspended = valueAt(before, ['spec', 'suspend']) === true;
  const [old, present] = [before, after].map((object) => {
    const template = canonical(valueAt(object, ['spec', 'template']));
    return isSuspended ? withoutScheduling(template) : template;
  });
  if (deepEqual(old, present)) return [];
  return [refusal(['spec', 'template'], 'cannot be changed once the Job exists', RECREATE_JOB)];
};

function withoutScheduling(template: Json | undefined): Json | undefined {
  if (!isJsonObject(template)) return template;
  const metadata = mapAt(template, ['metadata']);
  const spec = mapAt(template, ['spec']);
  const free = { nodeSelector: null, tolerations: null, schedulingGates: null, affinity: null };
  return canonical({
    ...template,
    metadata: { ...metadata, labels: null, annotations: null },
    spec: { ...spec, ...free },
  });
}

/** An indexed Job may be scaled: completions and parallelism together. */
const changedCompletions: ChangeRule = (before, after) => {
  const [old, present] = [before, after].map((object) => mapAt(object, ['spec']));
  if (old === undefined || present === undefined) return [];
  if (completionsOf(old) === completionsOf(present) || isUnset(old, present)) return [];
  const isElastic =
    present['completionMode'] === 'Indexed' &&
    deepEqual(present['completions'], present['parallelism']);
  const path = ['spec', 'completions'];
  const message = 'cannot be changed, but together with an equal parallelism of an Indexed Job';
  return isElastic ? [] : [refusal(path, message, RECREATE_JOB)];
};

/** What the server has filled in stays. */
function isUnset(...specs: readonly JsonObject[]): boolean {
  return specs.every((spec) => (ownValue(spec, 'completions') ?? null) === null);
}

/** Neither completions nor parallelism: 1. pkg/apis/batch/v1/defaults.go */
function completionsOf(spec: JsonObject): string {
  const { completions = null, parallelism = null } = spec;
  if (completions !== null) return JSON.stringify(Number(completions));
  return parallelism === null ? '1' : 'none';
}
