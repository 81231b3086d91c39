import type { NamespaceContents } from '../view/namespace-contents.ts';

/** A Secret of this name is in the build, or is said to be made in the cluster. */
export function hasSecret(namespace: NamespaceContents, name: string): boolean {
  return (
    namespace.find('Secret', name) !== undefined ||
    namespace.isDeclaredSecret(name) ||
    namespace.mayMake(name)
  );
}
