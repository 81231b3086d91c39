import type { SourceDocument } from '../../../core/import/source-document.ts';
import {
  synthesiseImport,
  type ImportInput,
  type ImportResult,
} from '../../../core/import/synthesise-import.ts';
import { NO_DENIALS, type Denials } from '../../../core/synthesis/types.ts';
import type { Engine } from '../../../shell/engine/engine.ts';
import type { Output } from '../../../shell/output.ts';
import { proveProposals, type Proposal } from '../../steps/prove-proposals.ts';

/** Base and overlays of an import as they are proposed. */
export interface ImportProposal extends Proposal {
  input: ImportInput;
  result: ImportResult;
}

/** Proposes base and overlays, or proposes them anew after the engine has refused some. */
export function proposeImport(input: ImportInput, denials: Denials = NO_DENIALS): ImportProposal {
  const result = synthesiseImport(input, denials);
  const targets = input.overlays.map(({ path, documents }) => ({
    path,
    objects: objectsOf(documents),
  }));
  return { input, denials, result, synthesis: result.synthesis, targets };
}

/**
 * Proves the overlays of an import, each built alone: environments of one app seldom differ in the
 * ids of their objects, so no two fit into one build.
 *
 * @throws {UserError} for objects that Kustomize cannot carry by any means
 */
export async function proveImport(
  engine: Engine,
  proposal: ImportProposal,
  output: Output,
): Promise<ImportResult> {
  const [proven] = await proveProposals(
    engine,
    [proposal],
    ({ input }, denials) => proposeImport(input, denials),
    { files: new Map(), targets: [] },
    {
      isolated: true,
      output,
      uncarriedHint: 'Kustomize cannot carry these objects as they are; change the manifests',
    },
  );
  return (proven ?? proposal).result;
}

function objectsOf(documents: readonly SourceDocument[]): SourceDocument['object'][] {
  return documents.map(({ object }) => object);
}
