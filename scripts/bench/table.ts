import type { CommandResults } from './commands.ts';
import type { CorpusResults } from './corpus.ts';
import type { ImportResults } from './import.ts';
import type { ProofResults } from './proof.ts';
import type { ValidationResults } from './validation.ts';

interface Results {
  engine: string;
  peer: string;
  proof: ProofResults;
  import: ImportResults;
  corpus: CorpusResults | null;
  validation: ValidationResults;
  commands: CommandResults;
}

type Row = [name: string, value: string];

/** The results for people. */
export function tableOf(results: Results): string {
  const { engine, peer, proof, corpus, commands } = results;
  const rows: Row[] = [
    ...proofRows(proof, peer),
    ...importRows(results.import, peer),
    ...(corpus === null ? [] : corpusRows(corpus, peer)),
    ...validationRows(results.validation),
    ['strata generate, nothing to change', inSeconds(commands.generateAgainSeconds)],
    ['strata --version', inSeconds(commands.versionSeconds)],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  const lines = rows.map(([name, value]) => `${name.padEnd(width)}  ${value}`);
  return [`Engine: ${engine}`, '', ...lines].join('\n');
}

function proofRows(found: ProofResults, peer: string): Row[] {
  const { overlays, manyOverlays, ratio, ratioGoal, manyRatio } = found;
  const isReached = ratio <= ratioGoal ? 'reached' : 'missed';
  return [
    [`${overlays} overlays, each: ${peer}`, inSeconds(found.loopSeconds)],
    [`${overlays} overlays, Strata's proof`, inSeconds(found.seconds)],
    ['  ratio', `${ratio.toFixed(3)}  (goal ${ratioGoal}: ${isReached})`],
    [`${manyOverlays} overlays, Strata's proof`, inSeconds(found.manySeconds)],
    ['  ratio for each overlay', manyRatio.toFixed(3)],
  ];
}

function importRows(found: ImportResults, peer: string): Row[] {
  const { environments, objects, ratio, linesIn, linesOut, linesRatio } = found;
  const what = `${environments} environments, ${objects} objects`;
  return [
    [`${what}, each: ${peer}`, inSeconds(found.floorSeconds)],
    [`${what}, strata import`, inSeconds(found.seconds)],
    ['  ratio', ratio.toFixed(2)],
    ['  lines out to lines in', `${linesRatio.toFixed(3)}  (${linesOut} / ${linesIn})`],
  ];
}

function corpusRows(found: CorpusResults, peer: string): Row[] {
  const { groups, exact, ratio, linesRatio, linesMedian, atMostHuman } = found;
  return [
    [`corpus, ${groups} groups, each: ${peer}`, inSeconds(found.floorSeconds)],
    [`corpus, ${groups} groups, strata import`, inSeconds(found.seconds)],
    ['  ratio', ratio.toFixed(2)],
    ['  exact', `${exact} of ${groups}`],
    ["  lines to people's", `${linesRatio.toFixed(3)}  (median ${linesMedian.toFixed(2)})`],
    ["  no longer than people's", `${atMostHuman} of ${groups}`],
  ];
}

function validationRows({ sets, agreement }: ValidationResults): Row[] {
  const times = sets.flatMap(({ name, objects, seconds, peerSeconds, ratio }): Row[] => [
    [`${name}, ${objects} objects, strata validate`, inSeconds(seconds)],
    ...(peerSeconds === null || ratio === null
      ? []
      : ([
          [`${name}, kubeconform`, inSeconds(peerSeconds)],
          ['  ratio', ratio.toFixed(2)],
        ] satisfies Row[])),
  ]);
  if (agreement === null) return times;
  const { refused, accepted, strata, kubeconform } = agreement;
  const share = (part: number, whole: number): string =>
    `${part} of ${whole}  (${((100 * part) / whole).toFixed(2)} %)`;
  const rowsOf = (who: string, found: typeof strata): Row[] => [
    [`  refused by a server, missed by ${who}`, share(found.missed, refused)],
    [`  accepted, false alarms of ${who}`, share(found.falseAlarms, accepted)],
  ];
  return [
    ...times,
    ...rowsOf('strata', strata),
    ...(kubeconform === null ? [] : rowsOf('kubeconform', kubeconform)),
  ];
}

function inSeconds(value: number): string {
  return `${value.toFixed(2)} s`;
}
