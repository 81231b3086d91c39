import type { Field } from '../shared/field.ts';
import { dnsSubdomain } from '../shared/formats/names.ts';

/** How to call a webhook: k8s.io/apiserver/pkg/util/webhook/validation.go. */
export function checkWebhookClient(client: Field): void {
  const url = client.at('url');
  const service = client.at('service');
  if (url.isSet === service.isSet) client.required('exactly one of url or service is required');
  else if (url.isSet) url.matches(webhookUrl);
  else checkService(service);
}

function checkService(service: Field): void {
  service.at('name').requires();
  service.at('namespace').requires();
  service.at('port').within(1, 65_535);
  service.at('path').matches(urlPath);
}

/** `https://host[:port][/path]`, and nothing else. */
function webhookUrl(text: string): string | undefined {
  const [, scheme, authority = '', path = '', query, fragment] = URL_PARTS.exec(text) ?? [];
  if (scheme?.toLowerCase() !== 'https') return "'https' is the only allowed URL scheme";
  if (authority.includes('@')) return 'user information is not permitted in the URL';
  if (authority === '') return 'host must be specified';
  if (!HOST.test(authority) || /%(?![0-9a-fA-F]{2})|[\u0000-\u001f\u007f]/.test(path)) {
    return 'must be a valid URL';
  }
  if (query !== undefined && query !== '') return 'query parameters are not permitted in the URL';
  if (fragment !== undefined && fragment !== '') return 'fragments are not permitted in the URL';
  return undefined;
}

const URL_PARTS = /^([a-zA-Z][a-zA-Z0-9+.-]*):\/\/([^/?#]*)([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s;
const HOST = /^(?:\[[0-9a-fA-F:.%]+\]|[^\s"<>[\]\\^`{|}%:\u0000-\u001f\u007f]*)(?::\d*)?$/;

/** A path whose segments are subdomains: ValidateWebhookService. */
function urlPath(text: string): string | undefined {
  if (text === '' || text === '/') return undefined;
  if (!text.startsWith('/')) return "must start with a '/'";
  const segments = text.slice(1).replace(/\/$/, '').split('/');
  const complaints = segments.map((segment) =>
    segment === '' ? 'a segment may not be empty' : dnsSubdomain(segment),
  );
  return complaints.find((complaint) => complaint !== undefined);
}
