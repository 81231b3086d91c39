/** An entry of `literals` that gives exactly this value. */
export function writeLiteral(key: string, value: string): string {
  return `${key}=${isQuoted(value) ? `'${value}'` : value}`;
}

/** Kustomize takes one pair of equal quotes off the value (api/kv/kv.go), so such a value gets another. */
function isQuoted(value: string): boolean {
  return /^(["'])(?:.*\1)?$/s.test(value);
}

/** The key and value of an entry of `literals`. */
export function readLiteral(literal: string): [key: string, value: string] {
  const [, key = '', value = ''] = /^([^=]*)=(.*)$/s.exec(literal) ?? [];
  return [key, value.length > 1 && isQuoted(value) ? value.slice(1, -1) : value];
}
