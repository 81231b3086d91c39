#!/usr/bin/env node
import { fileURLToPath } from 'node:url';
import { importSource } from './import-source.js';

let isDone = false;
process.on('exit', () => {
  if (isDone) return;
  // A template that ends the process must not look like a success.
  process.exitCode = 2;
  process.stderr.write('error: the run was ended before it was done; does a template call exit?\n');
});

const generator = fileURLToPath(new URL('..', import.meta.url));
const { main } = await importSource(fileURLToPath(new URL('../src/cli.ts', import.meta.url)), {
  packages: 'bundle',
  // Templates share zod with the program; the others are large, and seldom needed.
  external: ['zod', '@kubernetes/client-node', 'esbuild', 'tsx'],
});
process.exitCode = await main(process.argv.slice(2), {
  folder: generator,
  importSource: (file) => importSource(file),
});
isDone = true;
