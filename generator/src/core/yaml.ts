export { readManifests } from './yaml/read-manifests.ts';
export { writeYaml } from './yaml/write-yaml.ts';
