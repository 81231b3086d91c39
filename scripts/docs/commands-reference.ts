import type { Argument, Command, Option } from 'commander';
import { commandsOf, type NamedCommand } from './program.ts';

/** The reference page of the command line in Markdown, from what the program declares. */
export function commandsReference(program: Command): string {
  const commands = commandsOf(program);
  const sections = [
    '# Commands',
    `${program.description()} Every command runs in the repository or a folder inside of it.`,
    INVOCATION,
    table(
      ['command', 'what it does'],
      commands.map(({ name, command }) => [
        `[\`${name}\`](#${name.replaceAll(' ', '-')})`,
        command.description(),
      ]),
    ),
    'Every command also takes:',
    optionsTable(program.createHelp().visibleOptions(program)),
    EXIT_CODES,
    ...commands.flatMap(commandSection),
  ];
  return `${sections.join('\n\n')}\n`;
}

const INVOCATION = `\`npm run generate\`, \`npm run check\` and \`npm run new\` are there for the most frequent ones; \`npx --no strata <command>\` runs every one. What stands behind \`--\` goes to the command: \`npm run generate -- --dry-run\`. \`--no\` keeps \`npx\` from fetching a stranger's package of the same name where \`npm ci\` has not run yet. It takes options that stand before the command for its own, so \`npx --no -- strata --version\` needs the \`--\`.`;

const EXIT_CODES =
  'Exit codes: 0 clean, 1 findings such as drift, 2 could not run. Results go to stdout, everything else to stderr. `NO_COLOR` turns colours off, and so does a stdout that is no terminal.';

function commandSection({ name, command }: NamedCommand): string[] {
  const aliases = command.aliases().map((alias) => `\`${alias}\``);
  const usage = ['strata', name, ...command.registeredArguments.map(argumentText)];
  const options = command.options.length > 0 ? ['[options]'] : [];
  return [
    `## ${name}`,
    `${capitalised(command.description())}.`,
    ...(aliases.length > 0 ? [`Also: ${aliases.join(', ')}.`] : []),
    codeBlock('text', [...usage, ...options].join(' ')),
    ...argumentsTable(command.registeredArguments),
    ...(command.options.length > 0 ? [optionsTable(command.options)] : []),
    ...helpText(command),
  ];
}

function argumentText(argument: Argument): string {
  const text = `${argument.name()}${argument.variadic ? '...' : ''}`;
  return argument.required ? `<${text}>` : `[${text}]`;
}

function argumentsTable(all: readonly Argument[]): string[] {
  if (all.length === 0) return [];
  const rows = all.map((argument) => [`\`${argument.name()}\``, argument.description]);
  return [table(['argument', 'meaning'], rows)];
}

function optionsTable(options: readonly Option[]): string {
  return table(
    ['option', 'meaning'],
    options.map(({ flags, description }) => [`\`${flags}\``, description]),
  );
}

/** What a command's help adds below its options: blocks of examples as code, the others as they are. */
function helpText(command: Command): string[] {
  return addedHelp(command)
    .split(/\n{2,}/)
    .map((block) => block.replace(/^\n+|\n+$/g, ''))
    .filter((block) => block !== '')
    .map((block) => {
      const [first = '', ...lines] = block.split('\n');
      if (lines.length === 0 || !lines.every((line) => line.startsWith('  '))) return block;
      const code = lines.map((line) => line.slice(2)).join('\n');
      return `${first}\n\n${codeBlock('sh', code)}`;
    });
}

function addedHelp(command: Command): string {
  let text = '';
  command.configureOutput({
    writeOut: (part) => {
      text += part;
    },
  });
  command.outputHelp();
  return text.slice(command.helpInformation().length);
}

function codeBlock(language: string, code: string): string {
  return `\`\`\`${language}\n${code}\n\`\`\``;
}

function table(header: string[], rows: string[][]): string {
  return [header, header.map(() => '---'), ...rows]
    .map((row) => `| ${row.map(cell).join(' | ')} |`)
    .join('\n');
}

/** Text that cannot end its cell, and in which a `<placeholder>` is no HTML. */
function cell(text: string): string {
  const escaped = text.replaceAll('|', '\\|');
  return text.startsWith('`') ? escaped : escaped.replaceAll('<', '\\<');
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
