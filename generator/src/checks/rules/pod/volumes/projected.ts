import type { Field } from '../../shared/field.ts';
import { checkDownwardApiFile } from './downward-api.ts';
import { checkKeyToPath } from './key-to-path.ts';
import { nonReservedPath } from '../../shared/volume-sources/paths.ts';
import { checkFileMode } from './file-mode.ts';

/**
 * A projected volume: each source of one kind, each path once. validateProjectedVolumeSource.
 * Sources of the kinds `clusterTrustBundle` and `podCertificate` are taken off before, as their
 * gates are off in 1.35.
 */
export function checkProjected(volume: Field): void {
  checkFileMode(volume.at('defaultMode'));
  const paths = new Set<string>();
  for (const source of volume.at('sources').items()) {
    for (const [kind, check] of Object.entries(SOURCES)) {
      if (source.at(kind).isSet) check(source.at(kind));
    }
    for (const path of KEYED.flatMap((kind) => pathsOf(source.at(kind, 'items')))) {
      if (paths.has(path.text)) path.invalid('conflicting duplicate paths');
      paths.add(path.text);
    }
    if (Object.keys(SOURCES).filter((kind) => source.at(kind).isSet).length > 1) {
      source.forbidden('may not specify more than 1 volume type per source');
    }
  }
}

const KEYED = ['secret', 'configMap', 'downwardAPI'];

const SOURCES: Readonly<Record<string, (source: Field) => void>> = {
  secret: checkKeyed,
  configMap: checkKeyed,
  downwardAPI: (source) => {
    for (const file of source.at('items').items()) checkDownwardApiFile(file);
  },
  serviceAccountToken: checkToken,
};

function checkKeyed(source: Field): void {
  source.at('name').requires();
  for (const item of source.at('items').items()) checkKeyToPath(item);
}

function pathsOf(items: Field): Field[] {
  return items
    .items()
    .map((item) => item.at('path'))
    .filter(({ text }) => text !== '');
}

const SHORTEST_TOKEN = 600;
const LONGEST_TOKEN = 2 ** 32;

function checkToken(token: Field): void {
  token.at('path').requires(nonReservedPath);
  const seconds = token.at('expirationSeconds');
  const { number } = seconds;
  if (number === undefined) return;
  if (number < SHORTEST_TOKEN) seconds.invalid('may not specify a duration less than 10 minutes');
  if (number > LONGEST_TOKEN) {
    seconds.invalid('may not specify a duration larger than 2^32 seconds');
  }
}
