import { overlayFolder } from '../../../core/import/files/app-folders.ts';
import type { SourceDocument } from '../../../core/import/source-document.ts';
import type { ImportResult } from '../../../core/import/synthesise-import.ts';
import type { KubernetesObject } from '../../../core/kubernetes/object.ts';
import type { Engine } from '../../../shell/engine/engine.ts';
import { UserError } from '../../../shell/errors.ts';
import type { Output } from '../../../shell/output.ts';
import { asPrinted, printPlain } from './engine-wish.ts';
import { proposeImport, proveImport, type ImportProposal } from './prove-import.ts';
import type { ReadEnvironment } from './read-environments.ts';
import { withholdSecrets } from '../../../core/import/secrets/withhold-secrets.ts';
import type { WithheldSecretSummary } from '../../../core/import/summary/types.ts';

/** Base and overlays of an import, proven. */
export interface ComputedImport extends ImportResult {
  /** The objects of each environment that the overlays give. */
  objects: Map<string, KubernetesObject[]>;
  withheld: WithheldSecretSummary[];
}

/**
 * Computes base and overlays whose builds are exactly what the engine prints for the plain manifests,
 * and proves it.
 *
 * @throws {UserError} where the engine refuses the manifests, or no means of Kustomize carries them
 */
export async function computeImport(
  engine: Engine,
  app: string,
  environments: readonly ReadEnvironment[],
  { allowSecrets, output }: { allowSecrets: boolean; output: Output },
): Promise<ComputedImport> {
  const propose = (read: readonly NamedDocuments[]): Proposed =>
    proposeKept(app, read, { allowSecrets });
  const { result, printed } = await printPlain(engine, environments, () => propose(environments));
  const corrected = environments.map(({ name, documents }, index) => ({
    name,
    documents: asPrinted(documents, printed[index] ?? []),
  }));
  const isSame = corrected.every(
    ({ documents }, index) => documents === environments[index]?.documents,
  );
  const { proposal, withheld } = isSame ? result : propose(corrected);
  const proven = await proveImport(engine, proposal, output);
  const objects = proposal.input.overlays.map(
    ({ environment, documents }) => [environment, documents.map(({ object }) => object)] as const,
  );
  return { ...proven, objects: new Map(objects), withheld };
}

interface NamedDocuments {
  name: string;
  documents: readonly SourceDocument[];
}

interface Proposed {
  proposal: ImportProposal;
  withheld: WithheldSecretSummary[];
}

function proposeKept(
  app: string,
  environments: readonly NamedDocuments[],
  { allowSecrets }: { allowSecrets: boolean },
): Proposed {
  const withheld: WithheldSecretSummary[] = [];
  const overlays = environments.map(({ name, documents: all }) => {
    const kept = allowSecrets ? { documents: all, withheld: [] } : withholdSecrets(all);
    for (const { place: _, ...secret } of kept.withheld) {
      withheld.push({ environment: name, ...secret });
    }
    refuseEmpty(name, kept.documents);
    return { environment: name, path: overlayFolder(app, name), documents: kept.documents };
  });
  return { proposal: proposeImport({ app, basePath: `base/${app}`, overlays }), withheld };
}

/** Kustomize refuses an overlay without anything in it. */
function refuseEmpty(environment: string, documents: readonly SourceDocument[]): void {
  if (documents.length > 0) return;
  throw new UserError(`nothing is left of ${environment} without Secrets`, {
    hint: 'leave the environment out, or write their values with --allow-secrets',
  });
}
