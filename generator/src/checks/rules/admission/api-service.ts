import type { Field } from '../shared/field.ts';
import { dns1035Label, dnsSubdomain } from '../shared/formats/names.ts';

const HIGHEST_GROUP_PRIORITY = 20_000;
const HIGHEST_VERSION_PRIORITY = 1000;

/** k8s.io/kube-aggregator/pkg/apis/apiregistration/validation/validation.go, ValidateAPIService. */
export function checkApiService(apiService: Field): void {
  const spec = apiService.at('spec');
  const group = spec.at('group');
  const version = spec.at('version');
  const name = apiService.at('metadata', 'name');
  const expected = `${version.text}.${group.text}`;
  if (name.text !== expected) name.invalid(`must be spec.version+"."+spec.group: "${expected}"`);

  if (group.text !== '') group.matches(dnsSubdomain);
  else if (version.text !== 'v1') group.required('only v1 may have an empty group');
  const complaint = dns1035Label(version.text);
  if (complaint !== undefined) version.invalid(complaint);
  requireWithin(spec.at('groupPriorityMinimum'), HIGHEST_GROUP_PRIORITY);
  requireWithin(spec.at('versionPriority'), HIGHEST_VERSION_PRIORITY);
  if (spec.at('service').isSet) checkService(spec);
  else forbidTls(spec);
}

function requireWithin(priority: Field, highest: number): void {
  if (priority.isSet) priority.within(1, highest);
  else priority.required();
}

function checkService(spec: Field): void {
  spec.at('service', 'namespace').requires();
  spec.at('service', 'name').requires();
  spec.at('service', 'port').within(1, 65_535);
  const insecure = spec.at('insecureSkipTLSVerify');
  if (insecure.isTrue && !spec.at('caBundle').isEmpty) {
    insecure.invalid('may not be true if caBundle is present');
  }
}

/** Without a Service the API is the server's own. */
function forbidTls(spec: Field): void {
  for (const key of ['caBundle', 'insecureSkipTLSVerify']) {
    if (!spec.at(key).isEmpty) spec.at(key).forbidden(`local APIServices may not have ${key}`);
  }
}
