// Measures Strata against what people would run instead, and the command line, all in the same run.
// Where ../shared/corpus is there, its manifests are imported, too. Validation is measured beside
// kubeconform where that is installed, and on the objects of ../shared/validation where they are there.
//
//   npm run bench
//   npm run --silent bench -- --json
import { argv, which } from 'zx';
import { findEngine } from '../generator/src/shell/engine/engine.ts';
import { measureCommands } from './bench/commands.ts';
import { measureCorpus } from './bench/corpus.ts';
import { measureImport } from './bench/import.ts';
import { measureProof } from './bench/proof.ts';
import { tableOf } from './bench/table.ts';
import { measureValidation } from './bench/validation.ts';

const results = await measure();
console.log(argv['json'] === true ? JSON.stringify(results, null, 2) : tableOf(results));

async function measure() {
  const engine = await findEngine(process.env);
  const hasKubectl = which.sync('kubectl', { nothrow: true }) !== null;
  const peer = hasKubectl ? 'kubectl kustomize' : engine.command;
  return {
    engine: `${engine.command}, Kustomize ${engine.version}`,
    peer,
    proof: await measureProof(engine, peer),
    import: await measureImport(peer),
    corpus: await measureCorpus(peer),
    validation: await measureValidation(),
    commands: await measureCommands(),
  };
}
