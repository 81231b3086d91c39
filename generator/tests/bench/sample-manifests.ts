import { writeYaml } from '../../src/core/yaml.ts';
import { sampleObjects } from './sample-overlays.ts';

const ENVIRONMENTS = ['dev', 'staging', 'prod'];
const APPS = 15;

/**
 * The manifests of three environments as people copy them: 15 apps of four objects each in one
 * namespace, as one text for each environment.
 */
export function sampleManifests(): Map<string, string> {
  return new Map(
    ENVIRONMENTS.map((environment) => {
      const apps = Array.from({ length: APPS }, (_, index) => `shop-${index}`);
      const objects = apps.flatMap((app) => sampleObjects(app, environment, `shop-${environment}`));
      return [environment, objects.map(writeYaml).join('---\n')];
    }),
  );
}
