import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { CHECKOUT } from './checkout.ts';

const PROGRAM = join(CHECKOUT, 'generator/bin/strata.js');

export interface Run {
  exitCode: number | undefined;
  stdout: string;
  stderr: string;
}

/**
 * Runs the command line as a process of its own, with next to nothing in its environment. What
 * differs from run to run reads `<root>`, `<engine>` and `N s`.
 */
export async function runStrata(
  root: string,
  args: readonly string[],
  options: { env?: Readonly<Record<string, string>>; cwd?: string; input?: string } = {},
): Promise<Run> {
  const { exitCode, stdout, stderr } = await execa(process.execPath, [PROGRAM, ...args], {
    cwd: options.cwd ?? root,
    env: { ...minimalEnvironment(), ...options.env },
    extendEnv: false,
    reject: false,
    ...(options.input === undefined ? { stdin: 'ignore' as const } : { input: options.input }),
    stripFinalNewline: false,
  });
  return { exitCode, stdout: normalise(stdout, root), stderr: normalise(stderr, root) };
}

/** What is left when nothing is inherited but the way to the programs. */
export function minimalEnvironment(): Record<string, string> {
  return { PATH: process.env['PATH'] ?? '', NO_COLOR: '1', HOME: tmpdir() };
}

/** Takes out of an output what depends on the machine or the moment. */
export function normalise(text: string, root: string): string {
  return text
    .replaceAll(root, '<root>')
    .replace(ENGINE_WARNING, '')
    .replace(/(?:kubectl kustomize|kustomize build) \(Kustomize \d+\.\d+\.\d+\)/g, '<engine>')
    .replace(/\b\d+\.\d s\b/g, 'N s');
}

/** There or not: it depends on the machine's Kustomize. */
const ENGINE_WARNING = /^warning: .* is Kustomize .*\n/gm;
