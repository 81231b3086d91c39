import type { Field } from '../shared/field.ts';
import { configKey } from '../shared/formats/names.ts';
import { checkDataKeys, decodedSize, LARGEST_DATA } from './data.ts';

/** pkg/apis/core/validation/validation.go, ValidateConfigMap. */
export function checkConfigMap(configMap: Field): void {
  const data = configMap.at('data');
  const binaryData = configMap.at('binaryData');
  checkDataKeys(data, configKey);
  checkDataKeys(binaryData, configKey);
  for (const [key, value] of data.entries()) {
    if (binaryData.entries().some(([other]) => other === key)) {
      value.invalidHidden('duplicate of key present in binaryData');
    }
  }
  const texts = data.entries().map(([, { text }]) => Buffer.byteLength(text));
  const bytes = binaryData.entries().map(([, { text }]) => decodedSize(text));
  const size = [...texts, ...bytes].reduce((sum, one) => sum + one, 0);
  if (size > LARGEST_DATA) data.tooLong(LARGEST_DATA);
}
