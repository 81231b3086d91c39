import { engineWarning } from '../../core/engine/engine-warning.ts';
import type { Fleet } from '../../core/fleet.ts';
import type { Engine } from '../../shell/engine/engine.ts';
import type { Output } from '../../shell/output.ts';

/** Says where the proof is made with another Kustomize than the one that Argo CD builds with. */
export function sayEngineWarning(engine: Engine, fleet: Fleet, output: Output): void {
  const warning = engineWarning(engine, fleet);
  if (warning !== undefined) output.say(`${output.colors.yellow('warning:')} ${warning}`);
}
