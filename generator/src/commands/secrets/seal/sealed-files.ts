import { posix } from 'node:path';
import { writeComponent } from '../../../core/adopt/write-component.ts';
import type { Deployment } from '../../../core/fleet.ts';
import { isJsonObject, valueAt } from '../../../core/kubernetes/object.ts';
import type { FileChange } from '../../../core/plan/plan.ts';
import type { PresentFile } from '../../../core/plan/present-file.ts';
import { sealedSecret } from '../../../core/secrets/secret-objects.ts';
import { readManifests, writeYaml } from '../../../core/yaml.ts';
import { UserError } from '../../../shell/errors.ts';
import type { SealingCertificate } from '../../../shell/secrets/read-certificate.ts';
import { sealValue } from '../../../shell/secrets/seal-value.ts';
import type { SecretValue } from '../../../shell/secrets/secret-value.ts';
import { overlayPath } from '../../steps/deployment-sources.ts';
import type { Sealing } from './choose-sealing.ts';

/**
 * The files below `custom/` that hold the SealedSecrets: new ones, which the Component then lists, or
 * present ones with keys added or sealed anew.
 *
 * @throws {UserError} for a `custom/` that is no Component, or a file that holds other objects, too
 */
export function sealedFiles(
  present: ReadonlyMap<string, PresentFile>,
  deployment: Deployment,
  sealings: readonly Sealing[],
  values: ReadonlyMap<string, ReadonlyMap<string, SecretValue>>,
  { publicKey }: SealingCertificate,
): FileChange[] {
  const { namespace } = deployment;
  const sealed = sealings.map((sealing) => {
    const { name } = sealing.requirement;
    const encrypted = [...(values.get(name) ?? [])].map(([key, value]): [string, string] => [
      key,
      sealValue(value, publicKey, { namespace, name }),
    ]);
    return { ...sealing, encrypted: Object.fromEntries(encrypted) };
  });
  const changed = sealed.flatMap(({ file, requirement, encrypted }): FileChange[] => {
    if (file === undefined) return [];
    const before = textOf(present, file) ?? '';
    const data = { ...sealedData(before, file), ...encrypted };
    return [{ path: file, before, after: writeYaml(sealedSecret(requirement, namespace, data)) }];
  });
  const resources = sealed.flatMap(({ file, requirement, encrypted }) =>
    file === undefined ? [sealedSecret(requirement, namespace, encrypted)] : [],
  );
  return resources.length === 0
    ? changed
    : [...changed, ...componentFiles(present, `${overlayPath(deployment)}/custom`, resources)];
}

function componentFiles(
  present: ReadonlyMap<string, PresentFile>,
  folder: string,
  resources: ReturnType<typeof sealedSecret>[],
): FileChange[] {
  const own = [...present].flatMap(([path, file]): [string, string][] =>
    posix.dirname(path) === folder && file.kind === 'file'
      ? [[posix.basename(path), file.text]]
      : [],
  );
  const files = writeComponent(new Map(own), { patches: [], resources });
  if (files === undefined) {
    throw new UserError(`${folder}/kustomization.yaml is no Component that can be added to`, {
      hint: 'make it `kind: Component`',
    });
  }
  return [...files].map(([name, after]) => {
    const path = `${folder}/${name}`;
    return { path, before: textOf(present, path), after };
  });
}

/** The sealed values that stand in a file, to keep those that are not sealed anew. */
function sealedData(text: string, file: string): Record<string, string> {
  const documents = readManifests(text);
  if (documents.length > 1) {
    throw new UserError(`${file} holds several objects`, {
      hint: 'move the SealedSecret into a file of its own, which its kustomization.yaml lists',
    });
  }
  const data = valueAt(documents[0], ['spec', 'encryptedData']);
  if (!isJsonObject(data)) return {};
  return Object.fromEntries(
    Object.entries(data).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

function textOf(present: ReadonlyMap<string, PresentFile>, path: string): string | undefined {
  const file = present.get(path);
  return file?.kind === 'file' ? file.text : undefined;
}
