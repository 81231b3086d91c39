import type { Field } from '../../rules/shared/field.ts';
import type { PodTemplate } from '../view/pod-template.ts';

/** The fields by which pods name Secrets without which they do not start, the first for each name. */
export function secretNames(pod: PodTemplate): Field[] {
  return firstOfEach([
    ...environmentNames(pod, 'secretKeyRef', 'secretRef'),
    ...volumeNames(pod, 'secret', 'secretName'),
    ...projectedNames(pod, 'secret'),
  ]);
}

/** The fields by which pods name ConfigMaps without which they do not start, the first for each name. */
export function configMapNames(pod: PodTemplate): Field[] {
  return firstOfEach([
    ...environmentNames(pod, 'configMapKeyRef', 'configMapRef'),
    ...volumeNames(pod, 'configMap', 'name'),
    ...projectedNames(pod, 'configMap'),
  ]);
}

function environmentNames({ containers }: PodTemplate, key: string, whole: string): Field[] {
  return containers.flatMap((container) =>
    required([
      ...container
        .at('env')
        .items()
        .map((entry) => entry.at('valueFrom', key)),
      ...container
        .at('envFrom')
        .items()
        .map((entry) => entry.at(whole)),
    ]).map((reference) => reference.at('name')),
  );
}

function volumeNames({ spec }: PodTemplate, source: string, name: string): Field[] {
  const sources = spec
    .at('volumes')
    .items()
    .map((volume) => volume.at(source));
  return required(sources).map((reference) => reference.at(name));
}

function projectedNames({ spec }: PodTemplate, source: string): Field[] {
  const sources = spec
    .at('volumes')
    .items()
    .flatMap((volume) => volume.at('projected', 'sources').items())
    .map((projection) => projection.at(source));
  return required(sources).map((reference) => reference.at('name'));
}

/** With `optional: true` the pod starts without it. */
function required(references: readonly Field[]): Field[] {
  return references.filter((reference) => reference.isSet && !reference.at('optional').isTrue);
}

function firstOfEach(names: readonly Field[]): Field[] {
  const seen = new Set<string>();
  return names.filter(({ text }) => {
    const isFirst = text !== '' && !seen.has(text);
    seen.add(text);
    return isFirst;
  });
}
