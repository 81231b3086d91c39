/** A list or map as it is, and undefined, which leaves the field away, for an empty one. */
export function filled<T extends object>(value: T | undefined): T | undefined {
  return value === undefined || Object.keys(value).length === 0 ? undefined : value;
}
