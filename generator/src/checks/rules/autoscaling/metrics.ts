import type { Field } from '../shared/field.ts';
import { dnsLabel, pathSegment } from '../shared/formats/names.ts';
import { parseQuantity } from '../shared/formats/quantity.ts';
import { containerResourceName } from '../shared/resources/resource-names.ts';
import { checkReference } from './reference.ts';

/** One metric of autoscaling/v2: validateMetricSpec. */
export function checkMetric(metric: Field): void {
  const type = metric.at('type');
  const expected = SOURCE_OF_TYPE[type.text];
  if (expected === undefined) type.unsupported(Object.keys(SOURCE_OF_TYPE));
  else if (!metric.at(expected).isSet) {
    metric.at(expected).required('must populate information for the given metric source');
  }
  const present = Object.keys(SOURCES).filter((key) => metric.at(key).isSet);
  for (const key of present) {
    if (present.length > 1 && key !== expected) {
      metric.at(key).forbidden('must populate the given metric source only');
    }
  }
  const [first] = present;
  if (first !== undefined) SOURCES[first]?.(metric.at(first));
}

const SOURCE_OF_TYPE: Readonly<Record<string, string>> = {
  ContainerResource: 'containerResource',
  External: 'external',
  Object: 'object',
  Pods: 'pods',
  Resource: 'resource',
};

/** The sources in the order of the server, which looks into the first one that is there. */
const SOURCES: Readonly<Record<string, (source: Field) => void>> = {
  object: (source) => {
    checkReference(source.at('describedObject'));
    checkNamed(source);
    if (!hasValue(source) && !hasAverage(source)) {
      source
        .at('target', 'averageValue')
        .required('must set either a target value or averageValue');
    }
  },
  external: (source) => {
    checkNamed(source);
    checkOneOf(source, 'value', 'averageValue');
  },
  pods: (source) => {
    checkNamed(source);
    if (!hasAverage(source)) {
      source.at('target', 'averageValue').required('must specify a positive target averageValue');
    }
  },
  resource: (source) => {
    source.at('name').requires();
    checkTarget(source.at('target'));
    checkOneOf(source, 'averageUtilization', 'averageValue');
  },
  containerResource: (source) => {
    source.at('name').requires(containerResourceName);
    source.at('container').requires(dnsLabel);
    checkTarget(source.at('target'));
    checkOneOf(source, 'averageUtilization', 'averageValue');
  },
};

function checkNamed(source: Field): void {
  source.at('metric', 'name').requires(pathSegment);
  checkTarget(source.at('target'));
}

const TARGET_TYPES = ['Utilization', 'Value', 'AverageValue'];

function checkTarget(target: Field): void {
  const type = target.at('type');
  if (!TARGET_TYPES.includes(type.text)) type.unsupported(TARGET_TYPES);
  for (const key of ['value', 'averageValue']) {
    const amount = parseQuantity(target.at(key).value);
    if (amount !== undefined && amount <= 0n) target.at(key).invalid('must be positive');
  }
  target.at('averageUtilization').within(1);
}

function checkOneOf(source: Field, one: string, other: string): void {
  const fields = [source.at('target', one), source.at('target', other)] as const;
  const count = fields.filter(({ isSet }) => isSet).length;
  if (count === 0) fields[0].required(`must set either ${one} or ${other}`);
  if (count === 2) fields[1].forbidden(`may not set both ${one} and ${other}`);
}

function hasValue(source: Field): boolean {
  return source.at('target', 'value').isSet;
}

function hasAverage(source: Field): boolean {
  return source.at('target', 'averageValue').isSet;
}
