import type { Field } from '../shared/field.ts';
import { dnsLabel, dnsSubdomain } from '../shared/formats/names.ts';

const LAST_PRECEDENCE = 10_000;
const VERBS = [
  'create',
  'delete',
  'deletecollection',
  'get',
  'list',
  'patch',
  'proxy',
  'update',
  'watch',
];

/** pkg/apis/flowcontrol/validation/validation.go, ValidateFlowSchemaSpec. */
export function checkFlowSchema(flowSchema: Field): void {
  const spec = flowSchema.at('spec');
  const precedence = spec.at('matchingPrecedence');
  if (!precedence.isEmpty) precedence.within(1, LAST_PRECEDENCE);
  if (precedence.number === 1 && flowSchema.at('metadata', 'name').text !== 'exempt') {
    precedence.invalid("only the schema named 'exempt' may have matchingPrecedence 1");
  }
  const method = spec.at('distinguisherMethod');
  if (method.isSet) method.at('type').requiresOneOf(['ByNamespace', 'ByUser']);
  spec.at('priorityLevelConfiguration', 'name').requires(dnsSubdomain);
  for (const rule of spec.at('rules').items()) checkRule(rule);
}

function checkRule(rule: Field): void {
  const [resources, urls] = [rule.at('resourceRules'), rule.at('nonResourceRules')];
  requireSome(rule.at('subjects'));
  for (const subject of rule.at('subjects').items()) checkSubject(subject);
  if (resources.isEmpty && urls.isEmpty) {
    rule.required('at least one of resourceRules and nonResourceRules has to be non-empty');
  }
  for (const one of resources.items()) checkResourceRule(one);
  for (const one of urls.items()) {
    checkVerbs(one.at('verbs'));
    checkListed(one.at('nonResourceURLs'), urlPath);
  }
}

const SUBJECTS: Readonly<Record<string, string>> = {
  Group: 'group',
  ServiceAccount: 'serviceAccount',
  User: 'user',
};

function checkSubject(subject: Field): void {
  const kind = subject.at('kind');
  const own = SUBJECTS[kind.text];
  if (own === undefined) {
    kind.unsupported(Object.keys(SUBJECTS));
    return;
  }
  for (const other of Object.values(SUBJECTS)) {
    if (other !== own && subject.at(other).isSet) {
      subject.at(other).forbidden(`is forbidden when subject kind is '${kind.text}'`);
    }
  }
  const who = subject.at(own);
  if (!who.isSet) who.required(`when subject kind is '${kind.text}'`);
  else if (own !== 'serviceAccount') who.at('name').requires();
  else {
    who.at('namespace').requires(dnsLabel);
    who.at('name').requires((name) => (name === '*' ? undefined : dnsSubdomain(name)));
  }
}

function checkResourceRule(rule: Field): void {
  checkVerbs(rule.at('verbs'));
  checkListed(rule.at('apiGroups'));
  checkListed(rule.at('resources'));
  const namespaces = rule.at('namespaces');
  if (!rule.at('clusterScope').isTrue || !namespaces.isEmpty) checkListed(namespaces, dnsLabel);
}

function checkVerbs(verbs: Field): void {
  checkListed(verbs);
  for (const verb of verbs.items()) {
    if (verb.text !== '*' && !VERBS.includes(verb.text)) verb.unsupported(VERBS);
  }
}

/** Something must be there, and `*` stands alone. */
function checkListed(list: Field, format?: (text: string) => string | undefined): void {
  requireSome(list);
  const items = list.items();
  const hasWildcard = items.some(({ text }) => text === '*');
  if (hasWildcard && items.length > 1) {
    list.invalid("if '*' is present, must not specify others");
  } else if (!hasWildcard && format !== undefined) {
    for (const item of items) item.mustBe(format);
  }
}

function requireSome(list: Field): void {
  if (list.isEmpty) list.required('at least one value');
}

function urlPath(path: string): string | undefined {
  if (!path.startsWith('/')) return 'must start with slash';
  if (path.includes(' ')) return 'must not contain white-space';
  if (path.includes('//')) return 'must not contain double slash';
  const isWild = path.includes('*');
  return isWild && !/^[^*]*\/\*$/.test(path) ? 'wildcard can only do suffix matching' : undefined;
}
