import { measureCorpus } from './corpus.ts';
console.log(await measureCorpus('kubectl kustomize'));
