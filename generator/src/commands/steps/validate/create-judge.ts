import { rulesFor } from '../../../checks/rules/registry.ts';
import { customKinds } from '../../../checks/schema/custom-kinds.ts';
import { findKind } from '../../../checks/schema/find-kind.ts';
import type { SchemaSource } from '../../../checks/schema/schema-source.ts';
import { createValidator, type ValidateCustom, type Verdict } from '../../../checks/validator.ts';
import type { Json, JsonObject } from '../../../core/kubernetes/object.ts';

/**
 * A function that says what an API server would say to the creation of an object.
 *
 * @param objects - All that shall be judged: CustomResourceDefinitions among them count for the others.
 */
export async function createJudge(
  schemas: SchemaSource,
  objects: readonly JsonObject[],
): Promise<(object: Json) => Verdict> {
  const custom = customKinds(schemas, objects);
  const hasCustom = objects.some((object) => 'custom' in findKind(object, schemas, custom));
  const validateCustom = hasCustom ? await loadCustomValidator() : undefined;
  return createValidator({ schemas, custom, rulesFor, validateCustom });
}

async function loadCustomValidator(): Promise<ValidateCustom> {
  const module = await import('../../../checks/schema/structural/validate-custom.ts');
  return module.validateCustom;
}
