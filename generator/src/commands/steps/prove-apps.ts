import type { PresentFile } from '../../core/plan/present-file.ts';
import type { ProofTarget } from '../../core/proof/batches.ts';
import { denyNext } from '../../core/synthesis/deny.ts';
import type { Denials } from '../../core/synthesis/types.ts';
import { renderProofs } from '../../report/proofs.ts';
import type { Engine } from '../../shell/engine/engine.ts';
import { UserError } from '../../shell/errors.ts';
import type { Output } from '../../shell/output.ts';
import { prove, type Proof } from '../../shell/engine/prove.ts';
import { synthesiseApp, type SynthesisedApp } from './synthesise-apps.ts';

/** Overlays that can be written in one way only. */
export interface PlainOverlays {
  files: ReadonlyMap<string, string>;
  targets: readonly ProofTarget[];
}

/**
 * Proves all overlays with the real engine. What does not come out exact is proposed anew with the
 * next means, until all is exact.
 *
 * @throws {UserError} for objects that Kustomize cannot carry by any means, with the first differing
 *   path of each
 */
export async function proveApps(
  engine: Engine,
  proposed: readonly SynthesisedApp[],
  plain: PlainOverlays,
  present: ReadonlyMap<string, PresentFile>,
  options: { isolated: boolean; output: Output },
): Promise<SynthesisedApp[]> {
  const apps = [...proposed];
  let pending = apps.map((_, index) => index);
  let alone: PlainOverlays | undefined = plain;
  while (pending.length > 0 || alone !== undefined) {
    const unproven = pending.flatMap((index) => apps[index] ?? []);
    const proofs = await proveOnce(engine, unproven, alone, options);
    const stuck = proofs.filter(({ path }) =>
      alone?.targets.some((target) => target.path === path),
    );
    alone = undefined;
    const next: number[] = [];
    for (const index of pending) {
      const app = apps[index] as SynthesisedApp;
      const refused = proofs.filter(({ path }) =>
        app.targets.some((target) => target.path === path),
      );
      if (refused.length === 0) continue;
      const denials = denyAll(app, refused, stuck);
      apps[index] = synthesiseApp(app.desired, present, denials);
      next.push(index);
    }
    if (stuck.length > 0) {
      throw new UserError(renderProofs(stuck, engine), {
        hint: stuck.some((proof) => 'mismatches' in proof)
          ? 'Kustomize cannot carry these objects as they are; change the template or its values'
          : `mend what ${engine.command} complains about, or name another program with STRATA_KUSTOMIZE`,
      });
    }
    pending = next;
  }
  return apps;
}

async function proveOnce(
  engine: Engine,
  apps: readonly SynthesisedApp[],
  plain: PlainOverlays | undefined,
  { isolated, output }: { isolated: boolean; output: Output },
): Promise<Proof[]> {
  const files = new Map([
    ...apps.flatMap(({ synthesis }) => [...synthesis.files]),
    ...(plain?.files ?? []),
  ]);
  const targets = [...apps.flatMap((app) => app.targets), ...(plain?.targets ?? [])];
  const onProgress = (done: number): void => {
    output.progress(`proving overlays: ${done} of ${targets.length}`);
  };
  try {
    return await prove(engine, files, targets, { isolated, onProgress });
  } finally {
    output.progress('');
  }
}

function denyAll(app: SynthesisedApp, proofs: readonly Proof[], stuck: Proof[]): Denials {
  return proofs.reduce<Denials>((denials, proof) => {
    const index = app.targets.findIndex(({ path }) => path === proof.path);
    const overlay = app.synthesis.overlays[index];
    const next = overlay && denyNext(denials, overlay, proof);
    if (next === undefined) stuck.push(proof);
    return next ?? denials;
  }, app.denials);
}
