import type { ProofTarget } from '../../core/proof/batches.ts';
import { denyNext, mergeDenials } from '../../core/synthesis/deny.ts';
import type { Denials, Synthesis } from '../../core/synthesis/types.ts';
import { renderProofs } from '../../report/proofs.ts';
import type { Engine } from '../../shell/engine/engine.ts';
import { UserError } from '../../shell/errors.ts';
import type { Output } from '../../shell/output.ts';
import { prove, type Proof } from '../../shell/engine/prove.ts';

/** The base and overlays of one app as they are proposed. */
export interface Proposal {
  denials: Denials;
  synthesis: Synthesis;
  /** What the proof builds: one for each overlay of the synthesis, in its order. */
  targets: readonly ProofTarget[];
}

/** Overlays that can be written in one way only. */
export interface PlainOverlays {
  files: ReadonlyMap<string, string>;
  targets: readonly ProofTarget[];
}

interface ProofRun {
  isolated: boolean;
  output: Output;
  /** What to do about objects that no means carries. */
  uncarriedHint: string;
}

/**
 * Proves all overlays with the real engine. What does not come out exact is proposed anew with the
 * next means, until all is exact.
 *
 * @throws {UserError} for objects that Kustomize cannot carry by any means, with the first differing
 *   path of each
 */
export async function proveProposals<P extends Proposal>(
  engine: Engine,
  proposed: readonly P[],
  proposeAnew: (proposal: P, denials: Denials) => P,
  plain: PlainOverlays,
  run: ProofRun,
): Promise<P[]> {
  const proposals = [...proposed];
  let pending = proposals.map((_, index) => index);
  let alone: PlainOverlays | undefined = plain;
  while (pending.length > 0 || alone !== undefined) {
    const unproven = pending.flatMap((index) => proposals[index] ?? []);
    const proofs = await proveOnce(engine, unproven, alone, run);
    const stuck = proofs.filter(({ path }) =>
      alone?.targets.some((target) => target.path === path),
    );
    alone = undefined;
    const next: number[] = [];
    for (const index of pending) {
      const proposal = proposals[index] as P;
      const refused = proofs.filter(({ path }) =>
        proposal.targets.some((target) => target.path === path),
      );
      if (refused.length === 0) continue;
      proposals[index] = proposeAnew(proposal, denyAll(proposal, refused, stuck));
      next.push(index);
    }
    if (stuck.length > 0) {
      throw new UserError(renderProofs(stuck, engine), {
        hint: stuck.some((proof) => 'mismatches' in proof)
          ? run.uncarriedHint
          : `mend what ${engine.command} complains about, or name another program with STRATA_KUSTOMIZE`,
      });
    }
    pending = next;
  }
  return proposals;
}

async function proveOnce(
  engine: Engine,
  proposals: readonly Proposal[],
  plain: PlainOverlays | undefined,
  { isolated, output }: ProofRun,
): Promise<Proof[]> {
  const files = new Map([
    ...proposals.flatMap(({ synthesis }) => [...synthesis.files]),
    ...(plain?.files ?? []),
  ]);
  const targets = [...proposals.flatMap((each) => each.targets), ...(plain?.targets ?? [])];
  const onProgress = (done: number): void => {
    output.progress(`proving overlays: ${done} of ${targets.length}`);
  };
  try {
    return await prove(engine, files, targets, { isolated, onProgress });
  } finally {
    output.progress('');
  }
}

function denyAll(proposal: Proposal, proofs: readonly Proof[], stuck: Proof[]): Denials {
  return proofs.reduce<Denials>((denials, proof) => {
    const index = proposal.targets.findIndex(({ path }) => path === proof.path);
    const overlay = proposal.synthesis.overlays[index];
    const next = overlay && denyNext(proposal.denials, overlay, proof);
    if (next === undefined) stuck.push(proof);
    return next === undefined ? denials : mergeDenials(denials, next);
  }, proposal.denials);
}
