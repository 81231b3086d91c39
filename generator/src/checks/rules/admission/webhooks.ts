import { optionalOneOf } from '../optional-one-of.ts';
import type { Field } from '../shared/field.ts';
import { dns1035Label, fullyQualifiedName } from '../shared/formats/names.ts';
import { checkLabelSelector } from '../shared/metadata/label-selector.ts';
import { checkMatchConditions } from './match-conditions.ts';
import { checkMatchRule } from './match-rules.ts';
import { checkWebhookClient } from './webhook-client.ts';

const LONGEST_TIMEOUT = 30;

/** Validating and mutating: pkg/apis/admissionregistration/validation/validation.go. */
export function checkWebhookConfiguration(configuration: Field): void {
  const names = new Set<string>();
  for (const webhook of configuration.at('webhooks').items()) {
    const name = webhook.at('name');
    if (name.text !== '' && names.has(name.text)) name.duplicate();
    names.add(name.text);
    checkWebhook(webhook);
  }
}

function checkWebhook(webhook: Field): void {
  webhook.at('name').requires(fullyQualifiedName);
  for (const rule of webhook.at('rules').items()) checkMatchRule(rule);
  optionalOneOf(webhook.at('failurePolicy'), ['Fail', 'Ignore']);
  optionalOneOf(webhook.at('matchPolicy'), ['Equivalent', 'Exact']);
  optionalOneOf(webhook.at('reinvocationPolicy'), ['IfNeeded', 'Never']);
  const sideEffects = webhook.at('sideEffects');
  if (sideEffects.isSet) optionalOneOf(sideEffects, ['None', 'NoneOnDryRun']);
  else sideEffects.required('must specify one of None, NoneOnDryRun');
  webhook.at('timeoutSeconds').within(1, LONGEST_TIMEOUT);
  checkLabelSelector(webhook.at('namespaceSelector'));
  checkLabelSelector(webhook.at('objectSelector'));
  checkWebhookClient(webhook.at('clientConfig'));
  checkMatchConditions(webhook.at('matchConditions'), { hasParams: false });
  checkReviewVersions(webhook.at('admissionReviewVersions'));
}

const UNDERSTOOD = ['v1', 'v1beta1'];

/** The versions of a review that a webhook takes; the server must know one of them. */
export function checkReviewVersions(versions: Field): void {
  const items = versions.items();
  if (items.length === 0) {
    versions.required(`must specify one of ${UNDERSTOOD.join(', ')}`);
    return;
  }
  const seen = new Set<string>();
  for (const version of items) {
    const complaint = dns1035Label(version.text);
    if (seen.has(version.text)) version.duplicate();
    else if (complaint !== undefined) version.invalid(complaint);
    seen.add(version.text);
  }
  if (!UNDERSTOOD.some((version) => seen.has(version))) {
    versions.invalid(`must include at least one of ${UNDERSTOOD.join(', ')}`);
  }
}
