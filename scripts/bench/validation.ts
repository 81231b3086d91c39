import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { $ } from 'zx';
import { SCHEMAS } from '../../generator/src/shell/schemas/folders.ts';
import { openSchemas } from '../../generator/src/shell/schemas/open-schemas.ts';
import { sampleManifests } from '../../generator/tests/bench/sample-manifests.ts';
import { ownManifests } from '../lib/own-manifests.ts';
import { validationCases, type ValidationCase } from '../lib/validation-cases.ts';
import { findKubeconform, kubeconformArguments, writeJsonSchemas } from './kubeconform.ts';
import { inTemporaryFolder, median, REPOSITORY, STRATA } from './timing.ts';

const RUNS = 3;
const KUBERNETES = '1.35';

export interface ValidationResults {
  sets: TimedSet[];
  /** Null where no answers of a server are there. */
  agreement: Agreement | null;
}

/** Times of whole processes: medians of some runs. */
interface TimedSet {
  name: string;
  objects: number;
  seconds: number;
  /** Null where kubeconform is not installed. */
  peerSeconds: number | null;
  /** Time of Strata in that of kubeconform. */
  ratio: number | null;
}

/** How many objects a real API server refuses and accepts, and who says otherwise of how many. */
interface Agreement {
  refused: number;
  accepted: number;
  strata: Disagreements;
  kubeconform: Disagreements | null;
}

interface Disagreements {
  missed: number;
  falseAlarms: number;
}

/** Program and arguments of kubeconform, if it is installed. */
type Peer = string[] | undefined;

/** `strata validate` beside kubeconform with the same schemas and files. */
export async function measureValidation(): Promise<ValidationResults> {
  const cases = validationCases();
  return inTemporaryFolder(async (folder) => {
    const kubeconform = await findKubeconform();
    const schemas = join(folder, 'schemas');
    await writeJsonSchemas(openSchemas([join(REPOSITORY, SCHEMAS)], KUBERNETES), schemas);
    const peer: Peer =
      kubeconform === undefined ? undefined : [kubeconform, ...kubeconformArguments(schemas)];
    const sets: TimedSet[] = [];
    for (const [name, text] of await textSets(cases)) {
      const file = join(folder, `${sets.length}.yaml`);
      await writeFile(file, text);
      sets.push(await measureSet(name, file, peer));
    }
    const agreement = cases.length === 0 ? null : await compareVerdicts(cases, folder, peer);
    return { sets, agreement };
  });
}

/** Texts of many documents, by what they are. */
async function textSets(cases: readonly ValidationCase[]): Promise<Map<string, string>> {
  const own = await Promise.all(
    (await ownManifests()).map((file) => readFile(join(REPOSITORY, file), 'utf8')),
  );
  const sets = new Map([
    ["this repository's files", own],
    ['manifests of three environments', [...sampleManifests().values()]],
    ['cases of ../shared/validation', cases.map(({ object }) => `${JSON.stringify(object)}\n`)],
  ]);
  const joined = [...sets].map(([name, texts]): [string, string] => [name, texts.join('---\n')]);
  return new Map(joined.filter(([, text]) => text !== ''));
}

async function measureSet(name: string, file: string, peer: Peer): Promise<TimedSet> {
  let objects = 0;
  // Findings end it with 1.
  const run = $({ quiet: true, nothrow: true });
  const seconds = await median(async () => {
    const { stdout } = await run`node ${STRATA} validate --kubernetes ${KUBERNETES} --json ${file}`;
    objects = (JSON.parse(stdout) as Verdicts).objects.length;
  }, RUNS);
  const peerSeconds = peer && (await median(() => run`${peer} -output json ${file}`, RUNS));
  return {
    name,
    objects,
    seconds,
    peerSeconds: peerSeconds ?? null,
    ratio: peerSeconds === undefined ? null : seconds / peerSeconds,
  };
}

interface Verdicts {
  objects: { index: number; valid: boolean }[];
}

async function compareVerdicts(
  cases: readonly ValidationCase[],
  folder: string,
  peer: Peer,
): Promise<Agreement> {
  // A file for each case: kubeconform tells files, but not documents of a file, apart.
  const files = cases.map((_, index) => join(folder, 'cases', `${index}.json`));
  await mkdir(join(folder, 'cases'));
  for (const [index, { object }] of cases.entries()) {
    await writeFile(files[index] ?? '', JSON.stringify(object));
  }
  const run = $({ quiet: true, nothrow: true });
  const { stdout } =
    await run`node ${STRATA} validate --kubernetes ${KUBERNETES} --json ${join(folder, 'cases')}`;
  const { objects } = JSON.parse(stdout) as { objects: { file: string; valid: boolean }[] };
  const valid = new Set(objects.filter((object) => object.valid).map(({ file }) => basename(file)));
  return {
    refused: cases.filter(({ accepted }) => !accepted).length,
    accepted: cases.filter(({ accepted }) => accepted).length,
    strata: disagreements(cases, valid),
    kubeconform: peer === undefined ? null : disagreements(cases, await validForPeer(folder, peer)),
  };
}

async function validForPeer(folder: string, peer: string[]): Promise<Set<string>> {
  const run = $({ quiet: true, nothrow: true });
  const { stdout } = await run`${peer} -output json -verbose ${join(folder, 'cases')}`;
  const { resources } = JSON.parse(stdout) as { resources: { filename: string; status: string }[] };
  const valid = resources.filter(({ status }) => status === 'statusValid');
  return new Set(valid.map(({ filename }) => basename(filename)));
}

/** @param valid Names of the files whose objects were called valid. */
function disagreements(
  cases: readonly ValidationCase[],
  valid: ReadonlySet<string>,
): Disagreements {
  const isValid = (index: number): boolean => valid.has(`${index}.json`);
  return {
    missed: cases.filter(({ accepted }, index) => !accepted && isValid(index)).length,
    falseAlarms: cases.filter(({ accepted }, index) => accepted && !isValid(index)).length,
  };
}
