import { locate } from '../core/manifests/locate.ts';
import { renderValidationJson } from '../report/validation/json.ts';
import { renderValidation } from '../report/validation/text.ts';
import { openSchemas } from '../shell/schemas/open-schemas.ts';
import type { Dependencies, ExitCode } from './dependencies.ts';
import { compareDocuments } from './steps/validate/compare-documents.ts';
import { readManifests } from './steps/validate/read-manifests.ts';
import { schemaFolders } from './steps/validate/schema-folders.ts';
import { validateDocuments } from './steps/validate/validate-documents.ts';

export interface ValidateOptions {
  /** Name of the schemas. */
  kubernetes?: string;
  /** A kind without a schema is an error. */
  requireSchemas: boolean;
  /** A revision: also what a server refuses of the changes since then. */
  against?: string;
  json: boolean;
}

/**
 * `strata validate`: what a Kubernetes API server would say to the creation of these objects. Needs
 * neither a server nor a repository.
 *
 * @returns 0 all are valid, 1 some are not
 */
export async function validate(
  paths: readonly string[],
  options: ValidateOptions,
  dependencies: Dependencies,
): Promise<ExitCode> {
  const { output } = dependencies;
  const schemas = openSchemas(await schemaFolders(dependencies), options.kubernetes);
  const documents = await readManifests(paths, dependencies);
  const created = await validateDocuments(documents, schemas, options.requireSchemas);
  const { against } = options;
  const changes =
    against === undefined ? [] : await compareDocuments(against, paths, documents, dependencies);
  const results = created.map((result, index) => ({
    ...result,
    findings: [...result.findings, ...(changes[index] ?? [])],
  }));
  if (options.json) {
    output.print(renderValidationJson(results));
  } else {
    const located = results.map((result, index) => {
      const document = documents[index];
      const places = result.findings.map(({ path }) => path);
      return { ...result, lines: document === undefined ? [] : locate(document, places) };
    });
    output.print(renderValidation(located, { schemas: schemas.name, colors: output.colors }));
  }
  return results.every(({ valid }) => valid) ? 0 : 1;
}
