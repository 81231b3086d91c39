import { readdirSync } from 'node:fs';

const GENERATOR = 'generator/src';
const TEMPLATES = 'generator/templates';

const PURE = 'it is pure and knows nothing of files, processes, the clock or what stands above it';

/** Pure parts of Node. */
const PURE_NODE = { 'node:path': ['posix'], 'node:crypto': ['createHash'] };

const src = (...folders) => folders.map((folder) => `${GENERATOR}/${folder}`);

/**
 * What may import what (docs/architecture.md): cli -> commands -> config, core, checks, report, shell.
 *
 * @type {import('./layers.js').Layer[]}
 */
export const ARCHITECTURE = [
  {
    path: `${GENERATOR}/core`,
    imports: [],
    packages: {
      ...PURE_NODE,
      yaml: '*',
      zod: 'types',
      'kubernetes-types': 'types',
      '@kubernetes-models/argo-cd': 'types',
    },
    reason: PURE,
  },
  {
    path: `${GENERATOR}/config`,
    imports: src('core'),
    packages: { ...PURE_NODE, yaml: '*', zod: '*', 'fastest-levenshtein': '*' },
    reason: PURE,
  },
  {
    path: `${GENERATOR}/checks`,
    imports: src('core'),
    packages: {
      ...PURE_NODE,
      '@marcbachmann/cel-js': '*',
      'fastest-levenshtein': '*',
      re2js: '*',
    },
    reason: PURE,
  },
  {
    path: `${GENERATOR}/report`,
    imports: src('core'),
    types: src('config', 'checks'),
    packages: { ...PURE_NODE, diff: '*', picocolors: 'types' },
    reason: PURE,
  },
  {
    path: `${GENERATOR}/shell`,
    imports: src('core'),
    reason: 'it wraps files, processes and the terminal, and decides nothing',
  },
  {
    path: `${GENERATOR}/commands`,
    imports: src('config', 'core', 'checks', 'report', 'shell'),
    packages: { 'node:path': '*', yaml: '*', zod: '*' },
    reason: 'a command joins the parts; what touches the machine goes through shell/',
  },
  {
    path: `${GENERATOR}/cli`,
    imports: src('commands', 'shell'),
    reason: 'it turns arguments into a command and an exit code, no more',
  },
  ...templateLayers(),
];

/** A template is one file and the folder of its name; `parts/` is for all of them. */
function templateLayers() {
  const names = readdirSync(new URL('../../generator/templates', import.meta.url), {
    withFileTypes: true,
  })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map(({ name }) => name.slice(0, -'.ts'.length));
  return ['parts', ...names].map((name) => ({
    path: `${TEMPLATES}/${name}`,
    imports: [`${TEMPLATES}/parts`, `${GENERATOR}/core/desired/template`],
    packages: { ...PURE_NODE, zod: '*', 'kubernetes-types': 'types' },
    reason:
      'a template is pure and knows only core/desired/template.ts, parts/ and the folder of its own name',
  }));
}
