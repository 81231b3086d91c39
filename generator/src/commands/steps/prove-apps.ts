import type { PresentFile } from '../../core/plan/present-file.ts';
import type { Engine } from '../../shell/engine/engine.ts';
import type { Output } from '../../shell/output.ts';
import { proveProposals, type PlainOverlays } from './prove-proposals.ts';
import { synthesiseApp, type SynthesisedApp } from './synthesise-apps.ts';

/**
 * Proves the overlays of templates' apps with the real engine, down the ladder of means.
 *
 * @throws {UserError} for objects that Kustomize cannot carry by any means
 */
export function proveApps(
  engine: Engine,
  proposed: readonly SynthesisedApp[],
  plain: PlainOverlays,
  present: ReadonlyMap<string, PresentFile>,
  options: { isolated: boolean; output: Output },
): Promise<SynthesisedApp[]> {
  return proveProposals(
    engine,
    proposed,
    ({ desired }, denials) => synthesiseApp(desired, present, denials),
    plain,
    {
      ...options,
      uncarriedHint:
        'Kustomize cannot carry these objects as they are; change the template or its values',
    },
  );
}
