import { deepEqual } from '../../../../core/kubernetes/equality.ts';
import type { Field } from '../../shared/field.ts';
import { dns1035Label, dnsSubdomain } from '../../shared/formats/names.ts';
import { checkWebhookClient } from '../webhook-client.ts';
import { checkReviewVersions } from '../webhooks.ts';
import { checkApproval } from './approval.ts';
import { checkVersion } from './version.ts';

/**
 * A CustomResourceDefinition: k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/validation,
 * ValidateCustomResourceDefinition.
 */
export function checkDefinition(definition: Field): void {
  const spec = definition.at('spec');
  const group = spec.at('group');
  group.requires(groupName);
  const name = definition.at('metadata', 'name');
  if (name.text !== `${spec.at('names', 'plural').text}.${group.text}`) {
    name.invalid('must be spec.names.plural+"."+spec.group');
  }
  checkApproval(definition);
  spec.at('scope').requiresOneOf(['Cluster', 'Namespaced']);
  if (spec.at('preserveUnknownFields').isTrue) {
    spec
      .at('preserveUnknownFields')
      .invalid('set x-kubernetes-preserve-unknown-fields in spec.versions[*].schema instead');
  }
  checkNames(spec.at('names'));
  checkVersions(spec.at('versions'));
  checkConversion(spec.at('conversion'));
}

function groupName(group: string): string | undefined {
  return (
    dnsSubdomain(group) ??
    (group.includes('.') ? undefined : 'should be a domain with at least one dot')
  );
}

/** `singular` and `listKind` have defaults that follow `kind`. */
function checkNames(names: Field): void {
  const kind = names.at('kind');
  const listKind = names.at('listKind');
  names.at('plural').requires(dns1035Label);
  kind.requires(mixedCaseLabel);
  if (names.at('singular').text !== '') names.at('singular').matches(dns1035Label);
  if (listKind.text !== '') listKind.matches(mixedCaseLabel);
  if (kind.text !== '' && kind.text === listKind.text) {
    listKind.invalid('kind and listKind may not be the same');
  }
  for (const key of ['shortNames', 'categories']) {
    for (const name of names.at(key).items()) {
      const complaint = dns1035Label(name.text);
      if (complaint !== undefined) name.invalid(complaint);
    }
  }
}

function mixedCaseLabel(text: string): string | undefined {
  return dns1035Label(text.toLowerCase());
}

function checkVersions(versions: Field): void {
  const items = versions.items();
  const names = new Set<string>();
  // One schema for all versions counts as having a status if any of them has.
  const schemas = items.map((version) => version.at('schema').value);
  const sharesSchema = schemas.every((schema) => deepEqual(schema, schemas[0]));
  const isAnyWithStatus = items.some(hasStatus);
  for (const version of items) {
    const name = version.at('name');
    const complaint = dns1035Label(name.text);
    if (complaint !== undefined) name.invalid(complaint);
    if (names.has(name.text)) name.duplicate();
    names.add(name.text);
    checkVersion(version, { hasStatus: sharesSchema ? isAnyWithStatus : hasStatus(version) });
  }
  if (items.filter((version) => version.at('storage').isTrue).length !== 1) {
    versions.invalid('must have exactly one version marked as storage version');
  }
}

function hasStatus(version: Field): boolean {
  return version.at('subresources', 'status').isSet;
}

/** How objects of one version become objects of another; `None` by default. */
function checkConversion(conversion: Field): void {
  if (!conversion.isSet) return;
  const strategy = conversion.at('strategy');
  strategy.requiresOneOf(['None', 'Webhook']);
  const client = conversion.at('webhook', 'clientConfig');
  const versions = conversion.at('webhook', 'conversionReviewVersions');
  if (strategy.text === 'Webhook') {
    if (client.isSet) checkWebhookClient(client);
    else client.required('required when strategy is set to Webhook');
    checkReviewVersions(versions);
    return;
  }
  const reason = 'should not be set when strategy is not set to Webhook';
  if (client.isSet) client.forbidden(reason);
  if (!versions.isEmpty) versions.forbidden(reason);
}
