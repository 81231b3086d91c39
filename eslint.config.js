import eslint from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { ARCHITECTURE } from './scripts/lint/architecture.js';
import { layers } from './scripts/lint/layers.js';

const TESTS = ['**/*.test.ts', 'generator/**/test-*.ts', 'generator/templates/testing/**'];
const PURE = ['core', 'config', 'checks', 'report']
  .map((folder) => `generator/src/${folder}/**`)
  .concat('generator/templates/**');

const PURE_MESSAGE = 'This folder is pure: take it as a parameter, or do it in shell/.';
const IMPURE_GLOBALS = [
  'process',
  'performance',
  'Date',
  'fetch',
  'crypto',
  'globalThis',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
];

export default defineConfig(
  globalIgnores(['coverage/', '.strata/', 'generator/tests/golden/cases/']),
  eslint.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    linterOptions: { noInlineConfig: true },
    plugins: { strata: { rules: { layers } } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/consistent-type-exports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // It asks for `!`, which is an error here.
      '@typescript-eslint/non-nullable-type-assertion-style': 'off',
      // Objects of YAML are plain data with any keys.
      '@typescript-eslint/no-dynamic-delete': 'off',
      'no-control-regex': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { varsIgnorePattern: '^_', argsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      // tsc's noPropertyAccessFromIndexSignature is off: ['key'] marks a key that may be missing.
      '@typescript-eslint/dot-notation': 'off',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      eqeqeq: 'error',
      'no-console': ['error'],
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: String.raw`^\.{1,2}/.*(?<!\.ts)$`,
              message: 'Name the file as it is: relative imports end in .ts.',
            },
          ],
        },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'ExportDefaultDeclaration',
          message: 'Export by name; default exports are for templates and configuration files.',
        },
      ],
    },
  },
  {
    files: ['generator/src/**/*.ts'],
    ignores: TESTS,
    rules: {
      'max-lines': ['error', { max: 300 }],
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'exit',
          message: 'Return an exit code to cli.ts, or throw.',
        },
        { object: 'process', property: 'stdout', message: 'Write through shell/output.ts.' },
        { object: 'process', property: 'stderr', message: 'Write through shell/output.ts.' },
      ],
    },
  },
  {
    files: ['generator/src/shell/output.ts'],
    rules: { 'no-restricted-properties': 'off' },
  },
  {
    files: PURE,
    ignores: TESTS,
    rules: {
      'no-restricted-globals': [
        'error',
        ...IMPURE_GLOBALS.map((name) => ({ name, message: PURE_MESSAGE })),
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: PURE_MESSAGE },
      ],
    },
  },
  {
    files: ['generator/{src,templates}/**/*.ts'],
    ignores: TESTS,
    rules: {
      'strata/layers': ['error', { root: import.meta.dirname, layers: ARCHITECTURE }],
    },
  },
  {
    // A bigint equals a number of the same value by == alone.
    files: ['generator/src/core/kubernetes/equality.ts'],
    rules: { eqeqeq: 'off' },
  },
  {
    files: ['generator/tests/**', ...TESTS],
    rules: {
      // Vitest's matchers such as expect.any are typed `any`.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-base-to-string': 'off',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['generator/templates/*.ts', '*.config.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['scripts/**'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['**/*.js'],
    languageOptions: { globals: { process: 'readonly', URL: 'readonly' } },
  },
);
