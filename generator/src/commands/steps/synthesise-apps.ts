import type { DesiredApp } from '../../core/desired/desired.ts';
import {
  joinComponents,
  overlayLayout,
  type OverlayLayout,
} from '../../core/plan/overlay-layout.ts';
import type { PresentFile } from '../../core/plan/present-file.ts';
import type { ProofTarget } from '../../core/proof/batches.ts';
import { synthesise } from '../../core/synthesis/synthesise.ts';
import {
  NO_DENIALS,
  type Denials,
  type OverlayInput,
  type Synthesis,
} from '../../core/synthesis/types.ts';

/** The base and overlays of one app as they are proposed. */
export interface SynthesisedApp {
  desired: DesiredApp;
  denials: Denials;
  synthesis: Synthesis;
  layouts: OverlayLayout[];
  /** What the proof builds: the generated parts, without anything of the user's. */
  targets: ProofTarget[];
}

/** Proposes the files of an app, or proposes them anew after the engine has refused some. */
export function synthesiseApp(
  desired: DesiredApp,
  present: ReadonlyMap<string, PresentFile>,
  denials: Denials = NO_DENIALS,
): SynthesisedApp {
  const app = desired.app.name;
  const layouts = desired.deployments.map(({ deployment }) =>
    overlayLayout(app, deployment.environment, present),
  );
  const overlays = desired.deployments.map(({ deployment, objects }, index): OverlayInput => {
    const { environment, namespace } = deployment;
    return { environment, path: layouts[index]?.generatedPath ?? '', namespace, objects };
  });
  const synthesis = synthesise(
    {
      app,
      basePath: `base/${app}`,
      overlays,
      ...(desired.base === undefined ? {} : { base: desired.base }),
    },
    denials,
  );
  return {
    desired,
    denials,
    synthesis,
    layouts,
    targets: overlays.map(({ path, objects }) => ({ path, objects })),
  };
}

/** All files of the app, the kustomizations that join in the user's components included. */
export function filesOf({ synthesis, layouts }: SynthesisedApp): Map<string, string> {
  const joins = layouts
    .filter(({ components }) => components.length > 0)
    .map((layout) => [`${layout.path}/kustomization.yaml`, joinComponents(layout)] as const);
  return new Map([...synthesis.files, ...joins]);
}
