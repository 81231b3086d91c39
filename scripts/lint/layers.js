import { dirname, posix, relative, sep } from 'node:path';

/**
 * A folder or file of the repository and what it may import. The longest path that a file lies in
 * counts; a file in none of them may import everything.
 *
 * @typedef {object} Layer
 * @property {string} path relative to the repository
 * @property {string[]} imports paths that it may import, besides itself
 * @property {string[]} [types] paths of which it may import types
 * @property {Record<string, '*' | 'types' | string[]>} [packages] what it may import of which package;
 *   everything where this is left out
 * @property {string} reason ends the message
 */

/** @type {import('eslint').Rule.RuleModule} */
export const layers = {
  meta: {
    type: 'problem',
    schema: [
      {
        type: 'object',
        properties: {
          root: { type: 'string' },
          layers: { type: 'array', items: { type: 'object' } },
        },
        additionalProperties: false,
      },
    ],
    messages: {
      path: '{{layer}} may not import {{imported}}: {{reason}}',
      types: '{{layer}} may import only types of {{imported}}: {{reason}}',
      name: '{{layer}} may import only {{names}} of {{imported}}: {{reason}}',
    },
  },

  create(context) {
    const [options] = context.options;
    const file = relative(options.root, context.filename).split(sep).join('/');
    const layer = layerOf(file, options.layers);
    if (layer === undefined) return {};

    const report = (node, messageId, data) =>
      context.report({
        node,
        messageId,
        data: { layer: layer.path, reason: layer.reason, ...data },
      });

    const check = (node, specifier, isType, names) => {
      if (specifier.startsWith('.')) {
        const imported = posix.join(dirname(file), specifier);
        if ([layer.path, ...layer.imports].some((path) => contains(path, imported))) return;
        const isTypeAllowed = (layer.types ?? []).some((path) => contains(path, imported));
        if (isTypeAllowed && isType) return;
        report(node, isTypeAllowed ? 'types' : 'path', { imported });
        return;
      }
      if (layer.packages === undefined) return;
      const allowed = allowedOf(layer.packages, specifier);
      if (allowed === undefined) report(node, 'path', { imported: specifier });
      else if (allowed === 'types' && !isType) report(node, 'types', { imported: specifier });
      else if (Array.isArray(allowed) && !names?.every((name) => allowed.includes(name))) {
        report(node, 'name', { imported: specifier, names: allowed.join(', ') });
      }
    };

    return {
      ImportDeclaration: (node) =>
        check(node, node.source.value, isTypeImport(node), node.specifiers.map(importedName)),
      ExportNamedDeclaration: (node) => {
        if (node.source === null) return;
        const names = node.specifiers.map(({ local }) => local.name);
        check(node, node.source.value, node.exportKind === 'type', names);
      },
      ExportAllDeclaration: (node) => check(node, node.source.value, node.exportKind === 'type'),
      ImportExpression: (node) => check(node, String(node.source.value), false),
      TSImportType: (node) => check(node, node.source.value, true),
    };
  },
};

function layerOf(file, all) {
  const own = all.filter(({ path }) => contains(path, file));
  return own.sort((left, right) => right.path.length - left.path.length)[0];
}

/** Whether a path is the other one or lies in it; a layer without extension is a folder or one file. */
function contains(path, other) {
  return other === path || other === `${path}.ts` || other.startsWith(`${path}/`);
}

function allowedOf(packages, specifier) {
  const name = Object.keys(packages).find(
    (candidate) => specifier === candidate || specifier.startsWith(`${candidate}/`),
  );
  return name === undefined ? undefined : packages[name];
}

function isTypeImport(node) {
  if (node.importKind === 'type') return true;
  const { specifiers } = node;
  return specifiers.length > 0 && specifiers.every(({ importKind }) => importKind === 'type');
}

function importedName(specifier) {
  return specifier.type === 'ImportSpecifier' ? specifier.imported.name : '*';
}
