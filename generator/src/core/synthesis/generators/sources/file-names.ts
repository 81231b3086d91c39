import { createHash } from 'node:crypto';
import { KUSTOMIZATION_FILES } from '../../../kustomize/read-folders.ts';
import { caseFold } from '../../../plan/check-wanted.ts';
import { WINDOWS_DEVICE } from '../../../plan/paths/file-name.ts';
import { pathProblem } from '../../../plan/paths/safe-path.ts';

/**
 * A file name for each key: the key itself where every file system holds it beside the others, else
 * one that is made from it.
 *
 * @param keys in the order in which they may choose
 */
export function sourceFileNames(keys: readonly string[]): Map<string, string> {
  const names = new Map<string, string>();
  const taken = new Set(KUSTOMIZATION_FILES.map(caseFold));
  for (const key of keys) {
    const name = safeFileName(key, taken);
    names.set(key, name);
    taken.add(caseFold(name));
  }
  return names;
}

/**
 * The name itself, or `<stem>-<hash><extension>` where that is taken or some file system could not hold
 * it. A leading dot goes, because such files mean something to git, editors and Argo CD (`.gitignore`,
 * `.argocd-source.yaml`).
 *
 * @param taken names in the form of `caseFold`
 * @param identity what the hash is of, where the name does not tell its owner from another
 */
export function safeFileName(name: string, taken: ReadonlySet<string>, identity = name): string {
  const plain = name.replace(/^[.-]+/, '');
  return isSafe(plain) && !taken.has(caseFold(plain)) ? plain : hashedFileName(plain, identity);
}

function isSafe(name: string): boolean {
  if (!/^[A-Za-z0-9_][A-Za-z0-9_.-]*$/.test(name) || name.endsWith('.')) return false;
  return name.length <= MAX_LENGTH && !WINDOWS_DEVICE.test(name) && pathProblem(name) === undefined;
}

const MAX_LENGTH = 200;

function hashedFileName(name: string, identity: string): string {
  const hash = createHash('sha256').update(identity).digest('hex').slice(0, 8);
  const [extension = ''] = /\.[a-z][a-z0-9]{0,9}$/i.exec(name) ?? [];
  const stem = name
    .slice(0, name.length - extension.length)
    .slice(0, MAX_LENGTH - 20)
    .replace(/[^A-Za-z0-9_]+/g, '-')
    .replace(/^-|-$/g, '');
  return `${stem === '' ? '' : `${stem}-`}${hash}${extension}`;
}
