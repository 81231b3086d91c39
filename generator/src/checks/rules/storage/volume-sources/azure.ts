import { optionalOneOf } from '../../optional-one-of.ts';
import type { Field } from '../../shared/field.ts';

export function checkAzureFile(source: Field): void {
  source.at('secretName').requires();
  source.at('shareName').requires();
  const namespace = source.at('secretNamespace');
  if (namespace.isSet) namespace.requires();
}

/** validateAzureDisk; without a kind it is `Shared`. */
export function checkAzureDisk(source: Field): void {
  source.at('diskName').requires();
  optionalOneOf(source.at('cachingMode'), ['None', 'ReadOnly', 'ReadWrite']);
  optionalOneOf(source.at('kind'), ['Dedicated', 'Managed', 'Shared']);
  const start = source.at('kind').text === 'Managed' ? '/subscriptions/' : 'https://';
  source
    .at('diskURI')
    .requires((uri) => (uri.startsWith(start) ? undefined : `must begin with ${start}`));
}
