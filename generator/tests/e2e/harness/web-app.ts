/**
 * An entry of `apps` in gitops.yaml: one pod that serves one page, and ends at once.
 *
 * @param environments as between the braces of a YAML mapping: `dev: , prod: `
 * @param more further lines of its values
 */
export function webApp(
  name: string,
  environments: string,
  { image = 'busybox:1.35.0', more = '' }: { image?: string; more?: string } = {},
): string {
  return `  ${name}:
    template: workload
    values:
      image: ${image}
      command: [httpd, -f, -p, "8080", -h, /www]
      securityContext: { runAsUser: 1000 }
      terminationGracePeriodSeconds: 1
      port: 8080
      config: { mountPath: /www, files: { index.html: first } }
${more}    environments: { ${environments} }
`;
}
