/** Keys of a JSON schema, at any depth, that nothing explains. */
export function undescribedKeys(node: unknown, path = ''): string[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, child]: [string, unknown]) => {
    if (key !== 'properties') return undescribedKeys(child, path);
    return Object.entries(child as Record<string, object>).flatMap(([name, property]) => [
      ...('description' in property ? [] : [`${path}.${name}`]),
      ...undescribedKeys(property, `${path}.${name}`),
    ]);
  });
}
