import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isJsonObject, type JsonObject } from '../../generator/src/core/kubernetes/object.ts';
import { readManifests } from '../../generator/src/core/yaml.ts';
import { repositoryFiles } from '../lib/repository-files.ts';
import { validationCases } from '../lib/validation-cases.ts';

/** Objects to start from, in two groups that are used equally often. */
export interface Samples {
  /** Of nearly every kind with nearly every field; and what this repository deploys with. */
  own: JsonObject[];
  /** Of public repositories; empty where they are not there. */
  public: JsonObject[];
}

export async function readSamples(): Promise<Samples> {
  const folder = join(import.meta.dirname, 'samples');
  const files = [
    ...readdirSync(folder).map((file) => join(folder, file)),
    ...(await repositoryFiles('base', 'clusters')).filter(isManifest),
  ];
  const objects = files.flatMap((file) => readManifests(readFileSync(file, 'utf8')));
  const accepted = validationCases().filter((candidate) => candidate.accepted);
  return { own: objects.filter(isJsonObject), public: accepted.map(({ object }) => object) };
}

function isManifest(file: string): boolean {
  return file.endsWith('.yaml') && !/(?:^|\/)kustomization\.yaml$|\.patch\.yaml$/.test(file);
}
