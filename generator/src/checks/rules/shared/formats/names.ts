// The formats of names: RFC 1123 and RFC 1035 labels, subdomains, label keys and values, and what
// containers use. k8s.io/apimachinery/pkg/util/validation and pkg/api/validate/content (1.35).
// Each takes a text and gives what is wrong with it, or undefined.

const LABEL = '[a-z0-9](?:[-a-z0-9]*[a-z0-9])?';
const SUBDOMAIN = `${LABEL}(?:\\.${LABEL})*`;
const LABEL_WITH_UNDERSCORE = '_?[a-z0-9](?:[-_a-z0-9]*[a-z0-9])?';
const SUBDOMAIN_WITH_UNDERSCORE = `${LABEL_WITH_UNDERSCORE}(?:\\.${LABEL_WITH_UNDERSCORE})*`;
const KEY = '[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?';

const LONGEST_SUBDOMAIN = 253;
const LONGEST_LABEL = 63;

const isLabel = whole(LABEL);
const isSubdomain = whole(SUBDOMAIN);
const isSubdomainWithUnderscore = whole(SUBDOMAIN_WITH_UNDERSCORE);
const isLabel1035 = whole('[a-z](?:[-a-z0-9]*[a-z0-9])?');
const isWildcardSubdomain = whole(`\\*\\.${SUBDOMAIN}`);
const isKey = whole(KEY);

/** A lowercase RFC 1123 label, such as `my-name` or `123-abc`. */
export function dnsLabel(text: string): string | undefined {
  if (text.length > LONGEST_LABEL) return tooLong(LONGEST_LABEL);
  if (isLabel(text)) return undefined;
  return isSubdomain(text)
    ? 'must not contain dots'
    : "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character";
}

/** A lowercase RFC 1123 subdomain, such as `example.com`. */
export function dnsSubdomain(text: string): string | undefined {
  if (text.length > LONGEST_SUBDOMAIN) return tooLong(LONGEST_SUBDOMAIN);
  if (isSubdomain(text)) return undefined;
  return "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character";
}

/** As `dnsSubdomain`, and underscores are allowed: DNS search domains. */
export function dnsSubdomainWithUnderscore(text: string): string | undefined {
  if (text.length > LONGEST_SUBDOMAIN) return tooLong(LONGEST_SUBDOMAIN);
  if (isSubdomainWithUnderscore(text)) return undefined;
  return "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '_', '-' or '.', and must start and end with an alphanumeric character";
}

/** An RFC 1035 label: it starts with a letter. */
export function dns1035Label(text: string): string | undefined {
  if (text.length > LONGEST_LABEL) return tooLong(LONGEST_LABEL);
  if (isLabel1035(text)) return undefined;
  return "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character";
}

/** `*.` and a subdomain. */
export function wildcardDnsSubdomain(text: string): string | undefined {
  if (text.length > LONGEST_SUBDOMAIN) return tooLong(LONGEST_SUBDOMAIN);
  if (isWildcardSubdomain(text)) return undefined;
  return "a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS subdomain";
}

/** A label key, which Kubernetes calls a qualified name too: `[subdomain/]name`. */
export function labelKey(text: string): string | undefined {
  const parts = text.split('/');
  if (parts.length > 2) {
    return "a valid label key must consist of a name with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')";
  }
  const name = parts.at(-1) ?? '';
  const prefix = parts.length === 2 ? parts[0] : undefined;
  if (prefix === '') return 'prefix part must be non-empty';
  const complaint = prefix === undefined ? undefined : dnsSubdomain(prefix);
  if (complaint !== undefined) return `prefix part ${complaint}`;
  if (name === '') return 'name part must be non-empty';
  if (name.length > LONGEST_LABEL) return `name part ${tooLong(LONGEST_LABEL)}`;
  if (isKey(name)) return undefined;
  return "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character";
}

/** A label key with a prefix: `example.com/name`. */
export function domainPrefixedKey(text: string): string | undefined {
  return (
    labelKey(text) ??
    (text.includes('/') ? undefined : 'must be a domain-prefixed key (such as "acme.io/foo")')
  );
}

const isHttpPath = whole("[A-Za-z0-9/\\-._~%!$&'()*+,;=:]+");

/** A subdomain, `/`, and a path: `example.com/any/path`. */
export function domainPrefixedPath(text: string): string | undefined {
  const slash = text.indexOf('/');
  if (slash < 1 || slash === text.length - 1) {
    return 'must be a domain-prefixed path (such as "acme.io/foo")';
  }
  const complaint = dnsSubdomain(text.slice(0, slash));
  if (complaint !== undefined) return complaint;
  return isHttpPath(text.slice(slash + 1)) ? undefined : 'has an invalid path';
}

/** A domain of three or more parts. */
export function fullyQualifiedName(text: string): string | undefined {
  return (
    dnsSubdomain(text) ??
    (text.split('.').length < 3
      ? 'should be a domain with at least three segments separated by dots'
      : undefined)
  );
}

/** A domain of two or more parts, each a label; a dot may end it. */
export function fullyQualifiedDomainName(text: string): string | undefined {
  const domain = text.endsWith('.') ? text.slice(0, -1) : text;
  const complaint = dnsSubdomain(domain);
  if (complaint !== undefined) return complaint;
  const labels = domain.split('.');
  if (labels.length < 2) return 'should be a domain with at least two segments separated by dots';
  return labels.map(dnsLabel).find((wrong) => wrong !== undefined);
}

/** The value of a label; the empty text is one. */
export function labelValue(text: string): string | undefined {
  if (text.length > LONGEST_LABEL) return tooLong(LONGEST_LABEL);
  if (text === '' || isKey(text)) return undefined;
  return "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character";
}

/** What may stand in a path of the API: the names of RBAC objects. */
export function pathSegment(text: string): string | undefined {
  return text === '.' || text === '..' ? `may not be '${text}'` : pathSegmentPrefix(text);
}

/** What a part of a path of the API may begin with. */
export function pathSegmentPrefix(text: string): string | undefined {
  const illegal = ['/', '%'].find((character) => text.includes(character));
  return illegal === undefined ? undefined : `may not contain '${illegal}'`;
}

const isConfigKey = whole('[-._a-zA-Z0-9]+');

/** A key of a ConfigMap or Secret. */
export function configKey(text: string): string | undefined {
  if (text.length > LONGEST_SUBDOMAIN) return tooLong(LONGEST_SUBDOMAIN);
  if (!isConfigKey(text)) {
    return "a valid config key must consist of alphanumeric characters, '-', '_' or '.'";
  }
  if (text === '.') return "must not be '.'";
  return text.startsWith('..') ? "must not start with '..'" : undefined;
}

const isCIdentifier = whole('[A-Za-z_][A-Za-z0-9_]*');

export function cIdentifier(text: string): string | undefined {
  if (isCIdentifier(text)) return undefined;
  return "a valid C identifier must start with alphabetic character or '_', followed by a string of alphanumeric characters or '_'";
}

const isPrintable = whole('[ -<>-~]+');

/** The name of an environment variable; the gate RelaxedEnvironmentVariableValidation is on since 1.32. */
export function envName(text: string): string | undefined {
  if (text === '') return 'environment variable name must be non-empty';
  if (isPrintable(text)) return undefined;
  return "a valid environment variable name must consist only of printable ASCII characters other than '='";
}

const isHeader = whole('[-A-Za-z0-9]+');

export function httpHeaderName(text: string): string | undefined {
  return isHeader(text)
    ? undefined
    : "a valid HTTP header must consist of alphanumeric characters or '-'";
}

const LONGEST_PORT_NAME = 15;

/** The name of a port, as IANA has it (RFC 6335), in lower case. */
export function portName(text: string): string | undefined {
  if (text.length > LONGEST_PORT_NAME) return tooLong(LONGEST_PORT_NAME);
  if (!/^[-a-z0-9]+$/.test(text)) {
    return 'must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)';
  }
  if (!/[a-z]/.test(text)) return 'must contain at least one letter (a-z)';
  if (text.includes('--')) return 'must not contain consecutive hyphens';
  return text.startsWith('-') || text.endsWith('-')
    ? 'must not begin or end with a hyphen'
    : undefined;
}

/**
 * The format of `generateName`: what a name of the format may begin with. The server puts an `a`
 * for the last two characters where the last is a dash.
 */
export function prefixOf(format: (text: string) => string | undefined) {
  return (text: string): string | undefined =>
    format(text.length > 1 && text.endsWith('-') ? `${text.slice(0, -2)}a` : text);
}

function whole(pattern: string): (text: string) => boolean {
  const expression = new RegExp(`^${pattern}$`);
  return (text) => expression.test(text);
}

function tooLong(most: number): string {
  return `must be no more than ${most} characters`;
}
