import { describe, expect, it } from 'vitest';
import { readDocuments } from '../input/read-documents.ts';
import { withholdSecrets } from './withhold-secrets.ts';

function withhold(text: string): ReturnType<typeof withholdSecrets> {
  const { documents, problems } = readDocuments('a.yaml', text);
  expect(problems).toEqual([]);
  return withholdSecrets(documents);
}

function secret(rest: string, metadata = ''): string {
  return `apiVersion: v1\nkind: Secret\nmetadata:\n  name: db\n${metadata}${rest}`;
}

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

describe('withholdSecrets', () => {
  it('names a Secret with its keys, never its values', () => {
    const text = secret(
      'type: kubernetes.io/basic-auth\ndata: {b: aHVudGVyMg==}\nstringData: {a: hunter2, b: x}\n',
      '  namespace: shop\n',
    );
    const { documents, withheld } = withhold(
      `${text}---\napiVersion: v1\nkind: Pod\nmetadata: {name: a}\n`,
    );
    expect(withheld).toEqual([
      {
        namespace: 'shop',
        name: 'db',
        type: 'kubernetes.io/basic-auth',
        keys: ['a', 'b'],
        isNameHashed: false,
        place: { file: 'a.yaml', line: 1, column: 1 },
      },
    ]);
    expect(documents.map(({ object }) => object.kind)).toEqual(['Pod']);
    expect(JSON.stringify(withheld)).not.toMatch(/hunter2|aHVudGVyMg/);
  });

  it('knows a name that ends in a hash of the values, and one that only looks so', () => {
    const generated = (hash: string): string =>
      `apiVersion: v1\nkind: Secret\nmetadata: {name: mysql-pass-${hash}}\ntype: Opaque\ndata: {password: WU9VUl9QQVNTV09SRA==}\n`;
    const isHashed = (hash: string): unknown => withhold(generated(hash)).withheld[0]?.isNameHashed;
    expect(['5m26tmdb5k', '2456789bcd'].map(isHashed)).toEqual([true, false]);
  });

  it('finds Secrets in Lists', () => {
    const text = `kind: SecretList\nitems:\n- {apiVersion: v1, kind: Secret, metadata: {name: a}, data: {k: dg==}}\n`;
    expect(withhold(text).withheld).toEqual([
      expect.objectContaining({ name: 'a', namespace: undefined, type: 'Opaque', keys: ['k'] }),
    ]);
  });

  it.each([
    ['values', '{"stringData":{"k":"v"}}', ['k']],
    ['what cannot be read', '{"data":', []],
    ['no map', '"v"', []],
  ])('withholds a Secret whose last-applied-configuration holds %s', (_, applied, keys) => {
    const text = secret('', `  annotations:\n    ${LAST_APPLIED}: '${applied}'\n`);
    expect(withhold(text)).toEqual({
      documents: [],
      withheld: [expect.objectContaining({ keys })],
    });
  });

  it.each(['data: x\n', 'stringData: [a]\n'])(
    'withholds a Secret with the odd field %j',
    (rest) => {
      expect(withhold(secret(rest)).withheld).toEqual([expect.objectContaining({ keys: [] })]);
    },
  );

  it.each(['', 'data: {}\n', 'data:\n', 'type: kubernetes.io/service-account-token\n'])(
    'keeps a Secret without values (%j), without its comments',
    (rest) => {
      const { documents, withheld } = withhold(
        `# hunter2\n${secret(`${rest}# data: {k: hunter2}\n`)}`,
      );
      expect(withheld).toEqual([]);
      expect(documents).toHaveLength(1);
      expect(JSON.stringify(documents[0]?.comments)).not.toContain('hunter2');
    },
  );

  it('keeps an annotation without values, and kinds that only sound like a Secret', () => {
    const applied = secret('', `  annotations: {${LAST_APPLIED}: '{"kind":"Secret","data":{}}'}\n`);
    const sealed =
      'apiVersion: bitnami.com/v1alpha1\nkind: Secret\nmetadata: {name: b}\ndata: {a: b}\n';
    expect(withhold(`${applied}---\n${sealed}`).withheld).toEqual([]);
  });

  it('drops a comment of another object in which a Secret is written, and only that', () => {
    const text = `# kept\napiVersion: v1\nkind: Pod\nmetadata: {name: a} # kept, too\n---\n# apiVersion: v1\n# kind: "Secret"\n# data: {k: hunter2}\n`;
    const { documents } = withhold(text);
    expect(documents[0]?.comments.before).toEqual(['# kept']);
    expect(documents[0]?.comments.entries.get('metadata')?.inline).toBe('# kept, too');
    expect(documents[0]?.comments.end).toEqual([]);
  });

  it('gives nothing for nothing', () => {
    expect(withholdSecrets([])).toEqual({ documents: [], withheld: [] });
  });
});
