import type { ImportNotice } from '../../../core/import/summary/types.ts';
import type { NoticeInput } from './notices.ts';

/** Who can read such a name in Git can try values until one gives it. */
export function hashedSecrets({ withheld }: Pick<NoticeInput, 'withheld'>): ImportNotice[] {
  return withheld
    .filter(({ isNameHashed }) => isNameHashed)
    .map(({ environment, name }) => ({
      subject: environment,
      message: `the name of Secret ${name} ends in a hash of its values, by which they can be guessed`,
      hint: 'write generatorOptions: { disableNameSuffixHash: true } into the kustomization that makes it, then import again with --force',
    }));
}

export function plainSecrets({
  objects,
  allowSecrets,
}: Pick<NoticeInput, 'objects' | 'allowSecrets'>): ImportNotice[] {
  if (!allowSecrets) return [];
  return [...objects].flatMap(([environment, own]) => {
    const secrets = own.filter(
      ({ apiVersion, kind, data, stringData }) =>
        apiVersion === 'v1' && kind === 'Secret' && (data ?? stringData) !== undefined,
    );
    if (secrets.length === 0) return [];
    const names = secrets.map(({ metadata }) => metadata.name).join(', ');
    return [
      {
        subject: environment,
        message: `values of Secrets stand in files in plain text: ${names}`,
        hint: 'do not commit them to a repository that others can read',
      },
    ];
  });
}
