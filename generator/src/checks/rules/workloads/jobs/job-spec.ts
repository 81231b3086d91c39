import { optionalOneOf } from '../../optional-one-of.ts';
import type { Field } from '../../shared/field.ts';
import { domainPrefixedPath } from '../../shared/formats/names.ts';
import { restartPolicyOf } from '../../pod/context.ts';
import { checkPodTemplate } from '../../pod/pod-template.ts';
import { checkPodFailurePolicy } from './pod-failure-policy.ts';
import { checkSuccessPolicy } from './success-policy.ts';

/**
 * The spec of a Job, or of the Jobs of a CronJob: validateJobSpec in pkg/apis/batch/validation
 * (1.35). `completions` are those that the server sees.
 */
export function checkJobSpec(spec: Field, completions: number | undefined): void {
  for (const key of COUNTS) spec.at(key).within(0);
  const managedBy = spec.at('managedBy');
  if (managedBy.isSet) managedBy.requires(domainPrefixedPath);
  if (managedBy.text.length > LONGEST_MANAGER) managedBy.tooLong(LONGEST_MANAGER);
  optionalOneOf(spec.at('completionMode'), ['Indexed', 'NonIndexed']);
  if (isIndexed(spec)) checkIndexed(spec, completions);
  else checkNotIndexed(spec);
  if (spec.at('maxFailedIndexes').isSet && !spec.at('backoffLimitPerIndex').isSet) {
    spec.at('backoffLimitPerIndex').required('when maxFailedIndexes is specified');
  }
  if (spec.at('podFailurePolicy').isSet) checkPodFailurePolicy(spec);
  checkReplacement(spec);
  checkPodTemplate(spec.at('template'));
  checkRestart(spec);
}

/** Whether each pod of the Job has an index. */
export function isIndexed(spec: Field): boolean {
  return spec.at('completionMode').text === 'Indexed';
}

const COUNTS = [
  'parallelism',
  'completions',
  'activeDeadlineSeconds',
  'backoffLimit',
  'ttlSecondsAfterFinished',
  'backoffLimitPerIndex',
  'maxFailedIndexes',
];
const LONGEST_MANAGER = 63;
const MOST_INDEXES = 100_000;
const MOST_OF_MANY = 10_000;

function checkIndexed(spec: Field, completions: number | undefined): void {
  const [parallelism, maxFailed] = [spec.at('parallelism'), spec.at('maxFailedIndexes')];
  if (completions === undefined) {
    spec.at('completions').required('when completion mode is Indexed');
  }
  atMost(parallelism, MOST_INDEXES, 'when completion mode is Indexed');
  if (completions !== undefined) atMost(maxFailed, completions, '(the completions)');
  atMost(maxFailed, MOST_INDEXES, '');
  if ((completions ?? 0) > MOST_INDEXES && spec.at('backoffLimitPerIndex').isSet) {
    if (!maxFailed.isSet) {
      maxFailed.required(`must be specified when completions is above ${MOST_INDEXES}`);
    }
    for (const field of [parallelism, maxFailed]) {
      atMost(field, MOST_OF_MANY, `when completions are above ${MOST_INDEXES}`);
    }
  }
  if (spec.at('successPolicy').isSet) checkSuccessPolicy(spec.at('successPolicy'), completions);
}

function checkNotIndexed(spec: Field): void {
  for (const key of ['backoffLimitPerIndex', 'maxFailedIndexes', 'successPolicy']) {
    if (spec.at(key).isSet) spec.at(key).invalid('requires indexed completion mode');
  }
}

function atMost(field: Field, most: number, when: string): void {
  if ((field.number ?? 0) > most) {
    field.invalid(`must be less than or equal to ${most} ${when}`.trimEnd());
  }
}

function checkReplacement(spec: Field): void {
  const hasFailurePolicy = spec.at('podFailurePolicy').isSet;
  optionalOneOf(
    spec.at('podReplacementPolicy'),
    hasFailurePolicy ? ['Failed'] : ['Failed', 'TerminatingOrFailed'],
  );
}

/** Pods of a Job end: they may not restart always. */
function checkRestart(spec: Field): void {
  const policy = spec.at('template', 'spec', 'restartPolicy');
  const effective = restartPolicyOf(spec.at('template', 'spec'));
  if (effective === 'Always') policy.required('valid values: "OnFailure", "Never"');
  else if (spec.at('podFailurePolicy').isSet && effective === 'OnFailure') {
    policy.invalid('only "Never" is supported when podFailurePolicy is specified');
  }
}
