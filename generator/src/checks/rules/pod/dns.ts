import type { Field } from '../shared/field.ts';
import { dnsSubdomain, dnsSubdomainWithUnderscore } from '../shared/formats/names.ts';
import { ipAddress } from '../shared/formats/ip.ts';

/** How a pod resolves names: validateDNSPolicy, validatePodDNSConfig, ValidateHostAliases. */
export function checkDns(spec: Field): void {
  const policy = spec.at('dnsPolicy');
  policy.oneOf(['ClusterFirst', 'ClusterFirstWithHostNet', 'Default', 'None']);
  const config = spec.at('dnsConfig');
  if (policy.text === 'None' && config.at('nameservers').isEmpty) {
    config
      .at('nameservers')
      .required('must provide at least one DNS nameserver when `dnsPolicy` is None');
  }
  checkConfig(config);
  for (const alias of spec.at('hostAliases').items()) {
    alias.at('ip').mustBe(ipAddress);
    for (const hostname of alias.at('hostnames').items()) hostname.mustBe(dnsSubdomain);
  }
}

const MOST_NAMESERVERS = 3;
const MOST_SEARCHES = 32;
const LONGEST_SEARCH_LIST = 2048;

function checkConfig(config: Field): void {
  const [nameservers, searches] = [config.at('nameservers'), config.at('searches')];
  if (nameservers.items().length > MOST_NAMESERVERS) {
    nameservers.invalid(`must not have more than ${MOST_NAMESERVERS} nameservers`);
  }
  for (const nameserver of nameservers.items()) nameserver.mustBe(ipAddress);
  const paths = searches.items().map(({ text }) => text);
  if (paths.length > MOST_SEARCHES) {
    searches.invalid(`must not have more than ${MOST_SEARCHES} search paths`);
  }
  if (paths.join(' ').length > LONGEST_SEARCH_LIST) {
    searches.invalid(
      `must not have more than ${LONGEST_SEARCH_LIST} characters (including spaces) in the search list`,
    );
  }
  for (const search of searches.items()) search.mustBe(searchPath);
  for (const option of config.at('options').items()) {
    if (option.at('name').text === '') option.at('name').required('must not be empty');
  }
}

function searchPath(path: string): string | undefined {
  return path === '.' ? undefined : dnsSubdomainWithUnderscore(path.replace(/\.$/, ''));
}
