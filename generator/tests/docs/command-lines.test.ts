import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { commandsOf, programForReading } from '../../../scripts/docs/program.ts';
import { CHECKOUT } from '../cli/checkout.ts';
import { codeBlocks, documentation, prose } from './markdown.ts';

const pages = await documentation();
const { scripts } = JSON.parse(await readFile(join(CHECKOUT, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};
const program = programForReading();

describe('the command lines of the documentation', () => {
  it.each([...pages])('of %s name what exists', (_, text) => {
    expect(commandLines(text).flatMap(faults)).toEqual([]);
  });

  it('are found, and faults in them are', () => {
    const page = [
      'Run `npm run generate -- --dryrun`, `npm cit` or `npm run nothing`.',
      '```sh',
      'npx --no strata new app shop \\',
      '  --colour blue | less',
      'npx --no strata generate --discard overlays/dev/x --json # new',
      'npx --no strata nonsense',
      '```',
    ].join('\n');
    expect(commandLines(page).flatMap(faults)).toEqual([
      'npm run generate -- --dryrun: there is no option --dryrun',
      'npm run nothing: there is no script "nothing"',
      'npx --no strata new app shop --colour blue: there is no option --colour',
      'npx --no strata nonsense: there is no command "nonsense"',
    ]);
  });
});

/** Calls of npm scripts and of strata, in code of either kind; what `#`, `|` or `&&` follows is cut off. */
function commandLines(markdown: string): string[] {
  const inline = [...prose(markdown).matchAll(/`([^`\n]+)`/g)].map(([, code]) => code ?? '');
  const shell = codeBlocks(markdown)
    .filter(({ language }) => ['sh', 'text', 'console'].includes(language))
    .flatMap(({ text }) => text.replaceAll(/\\\n\s*/g, '').split('\n'));
  return [...inline, ...shell]
    .flatMap((line) => line.split(/\s(?:#|&&|\|)\s/))
    .flatMap((line) => /(?:npm run|npx) .*$/.exec(line)?.[0] ?? [])
    .map((line) => line.trim());
}

function faults(line: string): string[] {
  const words = line.split(/\s+/);
  const [tool, second, third] = words;
  if (tool === 'npm') return scriptFaults(words.slice(2)).map((fault) => `${line}: ${fault}`);
  if (second !== '--no' || !['strata', '--'].includes(third ?? '')) {
    return [`${line}: write npx --no strata`];
  }
  const args = words.slice(words.indexOf('strata') + 1);
  return strataFaults(args).map((fault) => `${line}: ${fault}`);
}

function scriptFaults(words: readonly string[]): string[] {
  const [script = '', ...rest] = words.filter((word) => word !== '--silent');
  const call = scripts[script];
  if (call === undefined) return [`there is no script "${script}"`];
  const own = /strata\.js (\S+)$/.exec(call)?.[1];
  return own === undefined ? [] : strataFaults([own, ...rest.filter((word) => word !== '--')]);
}

function strataFaults(args: readonly string[]): string[] {
  const words = args.filter((word) => !isOption(word));
  const found = findCommand(words);
  const known = [program, ...(found === undefined ? [] : [found])].flatMap((command) =>
    command.createHelp().visibleOptions(command),
  );
  const options = args.filter(isOption).map((word) => word.split('=')[0]);
  const unknown = options.filter(
    (word) => !known.some(({ long, short }) => [long, short].includes(word)),
  );
  const isCall = words.length === 0 || found !== undefined || isPlaceholder(words[0]);
  return [
    ...(isCall ? [] : [`there is no command "${words[0] ?? ''}"`]),
    ...unknown.map((word) => `there is no option ${word ?? ''}`),
  ];
}

/** A dash alone is standard input. */
function isOption(word: string): boolean {
  return word.startsWith('-') && word !== '-';
}

/** The command that the first words call: the longest of those that fit. */
function findCommand(words: readonly string[]): Command | undefined {
  const groups = program.commands.map((command) => ({ name: command.name(), command }));
  return [...groups, ...commandsOf(program)]
    .filter(({ name }) => `${words.join(' ')} `.startsWith(`${name} `))
    .sort((left, right) => right.name.length - left.name.length)[0]?.command;
}

function isPlaceholder(word: string | undefined): boolean {
  return word === 'help' || /^(<|…|\.\.\.)/.test(word ?? '');
}
