import type { Field } from '../../shared/field.ts';
import type { PodContext } from '../context.ts';
import { noBacksteps } from '../../shared/volume-sources/paths.ts';

/** The block devices of a container: ValidateVolumeDevices. */
export function checkVolumeDevices(container: Field, pod: PodContext): void {
  const mounts = container.at('volumeMounts').items();
  const mountNames = new Set(mounts.map((mount) => mount.at('name').text));
  const mountPaths = new Set(mounts.map((mount) => mount.at('mountPath').text));
  const names = new Set<string>();
  const paths = new Set<string>();
  for (const device of container.at('volumeDevices').items()) {
    const [name, path] = [device.at('name'), device.at('devicePath')];
    checkName(name, pod);
    if (names.has(name.text)) name.invalid('must be unique');
    if (name.text !== '') names.add(name.text);
    path.requires(noBacksteps);
    if (paths.has(path.text)) path.invalid('must be unique');
    paths.add(path.text);
    if (mountNames.has(name.text)) name.invalid('must not already exist in volumeMounts');
    if (mountPaths.has(path.text)) {
      path.invalid('must not already exist as a path in volumeMounts');
    }
  }
}

function checkName(name: Field, pod: PodContext): void {
  const kind = pod.volumes.get(name.text);
  if (name.text === '') name.required();
  else if (kind === undefined) name.notFound();
  else if (kind !== 'claim') {
    name.invalid(
      'can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode',
    );
  }
}
