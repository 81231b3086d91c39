#!/usr/bin/env node
import { fileURLToPath } from 'node:url';
import { importSource } from './import-source.js';

const generator = fileURLToPath(new URL('..', import.meta.url));
const { main } = await importSource(fileURLToPath(new URL('../src/cli.ts', import.meta.url)));
process.exitCode = await main(process.argv.slice(2), { folder: generator, importSource });
