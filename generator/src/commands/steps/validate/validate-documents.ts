import type { Finding } from '../../../checks/finding.ts';
import type { SchemaSource } from '../../../checks/schema/schema-source.ts';
import { objectsOf } from '../../../checks/validator.ts';
import { isJsonObject, ownValue, type Json } from '../../../core/kubernetes/object.ts';
import { PULL } from '../../../report/validation/text.ts';
import type { ObjectResult } from '../../../report/validation/result.ts';
import { createJudge } from './create-judge.ts';
import type { FileDocument } from './read-manifests.ts';

/**
 * What an API server would say to the creation of each object. CustomResourceDefinitions among them
 * count for the others.
 *
 * @param isSchemaRequired - Takes a kind whose schema is not known for an error.
 */
export async function validateDocuments(
  documents: readonly FileDocument[],
  schemas: SchemaSource,
  isSchemaRequired: boolean,
): Promise<ObjectResult[]> {
  const objects = documents.flatMap(({ value }) => objectsOf(value));
  const judge = await createJudge(schemas, objects);
  return documents.map(({ file, line, value, duplicates }, index) => {
    const { findings, isSkipped } = judge(value);
    const all = [...duplicates.map(duplicateKey), ...findings];
    if (isSkipped && isSchemaRequired) all.push(MISSING_SCHEMA);
    const valid = all.every(({ severity }) => severity !== 'error');
    return { index, file, line, ...identityOf(value), valid, skipped: isSkipped, findings: all };
  });
}

function duplicateKey(path: Finding['path']): Finding {
  const key = JSON.stringify(path.at(-1));
  return {
    id: 'duplicate-key',
    severity: 'error',
    path,
    message: `the key ${key} stands here twice`,
  };
}

const MISSING_SCHEMA: Finding = {
  id: 'missing-schema',
  severity: 'error',
  path: ['kind'],
  message: 'the schema of this kind is not known',
  remediation: `Get it from a cluster that has it: ${PULL}`,
};

type Identity = Pick<ObjectResult, 'apiVersion' | 'kind' | 'namespace' | 'name'>;

function identityOf(value: Json): Identity {
  const metadata = fieldOf(value, 'metadata');
  return {
    apiVersion: textAt(value, 'apiVersion'),
    kind: textAt(value, 'kind'),
    namespace: textAt(metadata, 'namespace'),
    name: textAt(metadata, 'name'),
  };
}

function textAt(value: Json, key: string): string | null {
  const text = fieldOf(value, key);
  return typeof text === 'string' ? text : null;
}

function fieldOf(value: Json, key: string): Json {
  return isJsonObject(value) ? (ownValue(value, key) ?? null) : null;
}
