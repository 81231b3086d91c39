import { describe, expect, it } from 'vitest';
import { readInput, type InputSources } from './read-input.ts';

function pod(name: string, metadata = ''): string {
  return `apiVersion: v1\nkind: Pod\nmetadata:\n  name: ${name}\n${metadata}`;
}

function sources(texts: Record<string, string>, isFolder = true): InputSources {
  const entries = Object.entries(texts).map(([name, text]) => ({ name, text }));
  return { path: 'dev', isFolder, texts: entries, skipped: [] };
}

function problemsOf(input: InputSources): string[] {
  return readInput(input).problems.map(
    ({ file, line, column, message }) => `${file}:${line}:${column} ${message}`,
  );
}

describe('readInput', () => {
  it('skips and names the files of a folder that hold no object', () => {
    const input = readInput(
      sources({
        'dev/app.yaml': pod('a'),
        'dev/values.yaml': 'replicas: 1\n',
        'dev/docker-compose.yml': 'services: {}\n---\n- a\n',
        'dev/empty.yaml': '# nothing\n',
        'dev/tsconfig.json': '{"a": "b" // c\n}',
      }),
    );
    expect(input.problems).toEqual([]);
    expect(input.documents.map(({ object }) => object.metadata.name)).toEqual(['a']);
    expect(input.texts.map(({ name }) => name)).toEqual(['dev/app.yaml']);
    expect(input.skipped).toEqual([
      {
        file: 'dev/docker-compose.yml',
        reason: 'it holds no Kubernetes object: apiVersion is missing',
      },
      { file: 'dev/empty.yaml', reason: 'it holds nothing' },
      {
        file: 'dev/tsconfig.json',
        reason: 'it is no JSON that can be read, and names no apiVersion',
      },
      { file: 'dev/values.yaml', reason: 'it holds no Kubernetes object: apiVersion is missing' },
    ]);
  });

  it('refuses a file that mixes objects with something else', () => {
    expect(problemsOf(sources({ 'dev/a.yaml': `${pod('a')}---\na: 1\n` }))).toEqual([
      'dev/a.yaml:6:1 this is no Kubernetes object: apiVersion is missing',
    ]);
  });

  it('refuses a single file without an object', () => {
    expect(problemsOf(sources({ dev: 'a: 1\n' }, false))).toEqual([
      'dev:1:1 this is no Kubernetes object: apiVersion is missing',
    ]);
    expect(problemsOf(sources({ dev: '# nothing\n' }, false))).toEqual([
      'dev:1:1 no Kubernetes object is here',
    ]);
  });

  it('refuses a folder in which no file has an object', () => {
    expect(problemsOf(sources({ 'dev/values.yaml': 'a: 1\n' }))).toEqual([
      'dev:1:1 no Kubernetes object is here',
    ]);
  });

  it('tells of what is empty why each file was passed over, the first ones only', () => {
    const texts = {
      'dev/a.yaml': 'kind: Pod\n',
      'dev/b.yaml': '',
      'dev/c.yaml': '',
      'dev/d.yaml': '',
    };
    expect(readInput(sources(texts)).problems.map(({ hint }) => hint)).toEqual([
      'dev/a.yaml: it holds no Kubernetes object: apiVersion is missing; dev/b.yaml: it holds nothing; dev/c.yaml: it holds nothing; 1 more',
    ]);
    expect(readInput(sources({})).problems.map(({ hint }) => hint)).toEqual([undefined]);
  });

  it.each(['kustomization.yaml', 'dev/kustomization.yml', 'dev\\Kustomization'])(
    'takes %j for a kustomization whatever it holds',
    (file) => {
      const [problem] = readInput(sources({ [file]: 'resources: [a.yaml]\n' }, false)).problems;
      expect(problem).toMatchObject({
        file,
        message: 'this is an input of Kustomize and no object of a cluster',
        hint: expect.stringContaining('folder'),
      });
    },
  );

  it('never skips a broken file, nor broken JSON of a manifest', () => {
    const broken = sources({
      'dev/a.yaml': 'a: [',
      'dev/b.json': '{"apiVersion": "v1",',
      'dev/c.yaml': pod('c'),
    });
    expect(readInput(broken).problems.map(({ file }) => file)).toEqual([
      'dev/a.yaml',
      'dev/b.json',
    ]);
  });

  it('names both places of an object that is there twice', () => {
    const texts = {
      'dev/b.yaml': pod('a', '  namespace: default\n'),
      'dev/a.yaml': `${pod('b')}---\n${pod('a')}`,
    };
    expect(problemsOf(sources(texts))).toEqual([
      'dev/a.yaml:6:1 Pod a is there twice, first at dev/b.yaml:1:1',
    ]);
  });

  it('tells objects apart by group, kind, namespace and name, and not by version', () => {
    const at = (apiVersion: string, kind: string, namespace: string): string =>
      `{apiVersion: ${apiVersion}, kind: ${kind}, metadata: {name: a, namespace: ${namespace}}}\n`;
    const distinct = [
      'v1|Service|x',
      'serving.knative.dev/v1|Service|x',
      'v1|Service|y',
      'v1|Pod|x',
    ];
    const write = (list: string[]): string =>
      list.map((entry) => at(...(entry.split('|') as [string, string, string]))).join('---\n');
    // A line with `---` is needed before the first one, too: nothing may follow it on its line.
    expect(problemsOf(sources({ 'a.yaml': write(distinct) }))).toEqual([]);
    expect(
      problemsOf(
        sources({ 'a.yaml': write(['apps/v1|Deployment|x', 'apps/v1beta1|Deployment|x']) }),
      ),
    ).toHaveLength(1);
    expect(
      problemsOf(sources({ 'a.yaml': write(['v1|Namespace|x', 'v1|Namespace|y']) })),
    ).toHaveLength(1);
  });

  it('sorts the problems of all files by their place', () => {
    const texts = { 'dev/b.yaml': 'a: [', 'dev/a.yaml': `${pod('a')}x: 1\nx: 2\n---\n${pod('')}` };
    expect(readInput(sources(texts)).problems.map(({ file, line }) => `${file}:${line}`)).toEqual([
      'dev/a.yaml:6',
      'dev/a.yaml:10',
      'dev/b.yaml:1',
    ]);
  });

  it('bounds what aliases repeat over all files together', () => {
    const text = `${pod('NAME')}a: &a "${'x'.repeat(100_000)}"\nb: [${'*a, '.repeat(30)}]\n`;
    const texts = Object.fromEntries(
      ['a', 'b', 'c'].map((name) => [name, text.replace('NAME', name)]),
    );
    expect(readInput(sources(texts)).problems.map(({ file, message }) => [file, message])).toEqual([
      ['b', 'the aliases repeat too much'],
    ]);
  });
});
