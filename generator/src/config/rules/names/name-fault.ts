import { quote } from '../../quote.ts';

type NamedKind = 'cluster' | 'environment' | 'app' | 'namespace';

/**
 * What is wrong with a name that becomes a folder and part of Kubernetes names, undefined when nothing
 * is. The message tells what was found and what is accepted.
 */
export function nameFault(kind: NamedKind, name: string): { message: string } | undefined {
  const subject = `${kind} name ${quote(name)}`;
  if (!DNS_LABEL.test(name)) {
    const accepted = 'accepted are lower-case letters, digits and "-", not first or last';
    return { message: `${subject} is no DNS label, ${accepted}` };
  }
  if (name.length > MAX_LABEL) {
    return { message: `${subject} has ${name.length} characters, accepted are up to ${MAX_LABEL}` };
  }
  if (kind === 'namespace') return undefined;
  if (kind === 'app' && /^\d/.test(name)) {
    return { message: `${subject} begins with a digit, a Service name must begin with a letter` };
  }
  const reason = DEVICE.test(name)
    ? 'Windows has no folder of that name'
    : RESERVED[kind].get(name);
  return reason === undefined ? undefined : { message: `${subject} is reserved: ${reason}` };
}

/** RFC 1123, as Kubernetes has it for names of namespaces; RFC 1035 for names of Services. */
const DNS_LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;

/** The longest DNS label, and the longest name of a namespace. */
export const MAX_LABEL = 63;

/** https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file */
const DEVICE = /^(con|prn|aux|nul|(com|lpt)\d)$/;

const FOLDERS = [
  ['custom', 'folders named custom hold your own patches'],
  ['generated', 'folders named generated hold the generated part beside custom'],
] as const;

const RESERVED: Readonly<Record<Exclude<NamedKind, 'namespace'>, ReadonlyMap<string, string>>> = {
  cluster: new Map(),
  environment: new Map(FOLDERS),
  app: new Map([
    ...FOLDERS,
    ['namespaces', 'overlays/<env>/namespaces holds the shared namespaces'],
  ]),
};
