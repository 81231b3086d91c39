import type { Field } from '../shared/field.ts';
import { parseIP } from '../shared/formats/ip.ts';
import { dnsSubdomain, wildcardDnsSubdomain } from '../shared/formats/names.ts';
import { checkIngressBackend } from './ingress-backend.ts';

const CLASS_ANNOTATION = 'kubernetes.io/ingress.class';

/** pkg/apis/networking/validation/validation.go, ValidateIngressCreate. */
export function checkIngress(ingress: Field): void {
  const spec = ingress.at('spec');
  const defaultBackend = spec.at('defaultBackend');
  if (defaultBackend.isSet) checkIngressBackend(defaultBackend);
  else if (spec.at('rules').isEmpty) {
    spec.invalid('either `defaultBackend` or `rules` must be specified');
  }
  for (const rule of spec.at('rules').items()) checkRule(rule);
  for (const tls of spec.at('tls').items()) {
    for (const host of tls.at('hosts').items()) checkHost(host);
    if (tls.at('secretName').text !== '') tls.at('secretName').matches(dnsSubdomain);
  }
  spec.at('ingressClassName').matches(dnsSubdomain);
  checkClassAnnotation(ingress);
}

function checkRule(rule: Field): void {
  const host = rule.at('host');
  if (host.text !== '') {
    if (parseIP(host.text) !== undefined) host.invalid('must be a DNS name, not an IP address');
    checkHost(host);
  }
  const http = rule.at('http');
  if (!http.isSet) return;
  if (http.at('paths').isEmpty) http.at('paths').required();
  for (const path of http.at('paths').items()) checkPath(path);
}

function checkHost(host: Field): void {
  const format = host.text.includes('*') ? wildcardDnsSubdomain : dnsSubdomain;
  const complaint = format(host.text);
  if (complaint !== undefined) host.invalid(complaint);
}

const PATH_TYPES = ['Exact', 'ImplementationSpecific', 'Prefix'];
const FORBIDDEN_IN_PATH = ['//', '/./', '/../', '%2f', '%2F'];
const FORBIDDEN_END = ['/..', '/.'];

function checkPath(rule: Field): void {
  const type = rule.at('pathType');
  if (!type.isSet) {
    type.required('pathType must be specified');
    return;
  }
  const path = rule.at('path');
  switch (type.text) {
    case 'Exact':
    case 'Prefix':
      checkLiteralPath(path);
      break;
    case 'ImplementationSpecific':
      if (path.text !== '' && !path.text.startsWith('/')) path.invalid('must be an absolute path');
      break;
    default:
      type.unsupported(PATH_TYPES);
  }
  checkIngressBackend(rule.at('backend'));
}

function checkLiteralPath(path: Field): void {
  const { text } = path;
  if (!text.startsWith('/')) path.invalid('must be an absolute path');
  const part = FORBIDDEN_IN_PATH.find((sequence) => text.includes(sequence));
  if (part !== undefined) path.invalid(`must not contain '${part}'`);
  const end = FORBIDDEN_END.find((suffix) => text.endsWith(suffix));
  if (end !== undefined) path.invalid(`cannot end with '${end}'`);
}

function checkClassAnnotation(ingress: Field): void {
  const name = ingress.at('spec', 'ingressClassName');
  for (const [key, annotation] of ingress.at('metadata', 'annotations').entries()) {
    if (key !== CLASS_ANNOTATION || !name.isSet || annotation.text === name.text) continue;
    annotation.invalid('must match `ingressClassName` when both are specified');
  }
}
