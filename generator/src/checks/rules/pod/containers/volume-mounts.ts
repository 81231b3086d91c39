import { optionalOneOf } from '../../optional-one-of.ts';
import type { Field } from '../../shared/field.ts';
import type { PodContext } from '../context.ts';
import { descendingPath } from '../../shared/volume-sources/paths.ts';

/** Where a container mounts volumes: ValidateVolumeMounts. */
export function checkVolumeMounts(container: Field, pod: PodContext): void {
  const devices = container.at('volumeDevices').items();
  const deviceNames = new Set(devices.map((device) => device.at('name').text));
  const devicePaths = new Set(devices.map((device) => device.at('devicePath').text));
  const paths = new Set<string>();
  for (const mount of container.at('volumeMounts').items()) {
    const [name, path] = [mount.at('name'), mount.at('mountPath')];
    if (name.text === '') name.required();
    else if (!pod.volumes.has(name.text)) name.notFound();
    path.requires();
    if (paths.has(path.text)) path.invalid('must be unique');
    paths.add(path.text);
    if (deviceNames.has(name.text)) name.invalid('must not already exist in volumeDevices');
    if (devicePaths.has(path.text)) {
      path.invalid('must not already exist as a path in volumeDevices');
    }
    checkSubPaths(mount);
    checkPropagation(mount.at('mountPropagation'), container);
    checkRecursiveReadOnly(mount);
  }
}

function checkSubPaths(mount: Field): void {
  const [subPath, expression] = [mount.at('subPath'), mount.at('subPathExpr')];
  subPath.matches(descendingPath);
  expression.matches(descendingPath);
  if (subPath.text !== '' && expression.text !== '') {
    expression.invalid('subPathExpr and subPath are mutually exclusive');
  }
}

function checkPropagation(propagation: Field, container: Field): void {
  optionalOneOf(propagation, ['Bidirectional', 'HostToContainer', 'None']);
  const isPrivileged = container.at('securityContext', 'privileged').isTrue;
  if (propagation.text === 'Bidirectional' && !isPrivileged) {
    propagation.forbidden(
      'Bidirectional mount propagation is available only to privileged containers',
    );
  }
}

function checkRecursiveReadOnly(mount: Field): void {
  const recursive = mount.at('recursiveReadOnly');
  optionalOneOf(recursive, ['Disabled', 'Enabled', 'IfPossible']);
  if (recursive.text !== 'Enabled' && recursive.text !== 'IfPossible') return;
  if (!mount.at('readOnly').isTrue) {
    recursive.forbidden('may only be specified when readOnly is true');
  }
  const propagation = mount.at('mountPropagation');
  if (propagation.isSet && propagation.text !== 'None') {
    recursive.forbidden('may only be specified when mountPropagation is None or not specified');
  }
}
