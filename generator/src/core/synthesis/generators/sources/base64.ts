/**
 * A value of a Secret as Kustomize generates it: base64 in lines of 70 characters, one without a line
 * end where it is shorter (kyaml/yaml/datamap.go).
 */
export function encodeBase64(text: string): string {
  const encoded = Buffer.from(text, 'utf8').toString('base64');
  if (encoded.length < LINE) return encoded;
  return encoded.replace(/.{1,70}/g, '$&\n');
}

const LINE = 70;

/** The text that Kustomize encodes to exactly this value; undefined where there is none. */
export function decodeBase64(value: string): string | undefined {
  const text = utf8(Buffer.from(value, 'base64'));
  return text !== undefined && encodeBase64(text) === value ? text : undefined;
}

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
