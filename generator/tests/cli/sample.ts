/** A gitops.yaml with one app in two environments, and comments that must stay. */
export const SAMPLE = `version: 1
repoURL: https://git.example.com/acme/platform.git

clusters:
  local:
    kubernetes: "1.35"
    argocd: { version: 3.5.1 }

environments:
  dev:
    cluster: local
  prod: # what customers see
    cluster: local
    sync: { prune: manual }

apps:
  # The front of the shop.
  web:
    template: workload
    values:
      image: ghcr.io/acme/web:1.4.2
      port: 8080
    environments:
      dev: {}
      prod:
        values:
          replicas: 3
`;

/** An app like that of the sample, as a further entry under \`apps\`. */
export function appEntry(name: string, environments: string): string {
  return `  ${name}:
    template: workload
    values: { image: ghcr.io/acme/${name}:1.0.0, port: 8080 }
    environments: ${environments}
`;
}

/** Replaces one part of the sample, which must be there. */
export function sampleWith(
  ...replacements: readonly (readonly [from: string, to: string])[]
): string {
  return replacements.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`the sample has no ${JSON.stringify(from)}`);
    return text.replace(from, () => to);
  }, SAMPLE);
}
