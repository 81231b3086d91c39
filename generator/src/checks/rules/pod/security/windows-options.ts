import type { Field } from '../../shared/field.ts';
import { dnsSubdomain } from '../../shared/formats/names.ts';
import { allContainers } from '../context.ts';

/** Options of a Windows container: validateWindowsSecurityContextOptions. */
export function checkWindowsOptions(options: Field): void {
  options.at('gmsaCredentialSpecName').matches(dnsSubdomain);
  const credentials = options.at('gmsaCredentialSpec');
  if (credentials.isSet && credentials.text === '') {
    credentials.invalidHidden('gmsaCredentialSpec cannot be an empty string');
  } else if (Buffer.byteLength(credentials.text) > LARGEST_CREDENTIALS) {
    credentials.invalidHidden('gmsaCredentialSpec size must be under 64 KiB');
  }
  options.at('runAsUserName').matches(userName);
}

/** If one container runs as a process of the host, all do: validateWindowsHostProcessPod. */
export function checkHostProcess(spec: Field): void {
  const ofPod = spec.at('securityContext', ...HOST_PROCESS);
  const containers = allContainers(spec);
  for (const container of containers) {
    const own = container.at('securityContext', ...HOST_PROCESS);
    if (ofPod.isSet && own.isSet && ofPod.value !== own.value) {
      own.invalid('pod hostProcess value must be identical if both are specified');
    }
  }
  const hostProcesses = containers.filter((container) => {
    const own = container.at('securityContext', ...HOST_PROCESS);
    return own.isSet ? own.isTrue : ofPod.isTrue;
  });
  if (hostProcesses.length === 0) return;
  if (hostProcesses.length !== containers.length) {
    spec.invalid(
      'if a pod contains any hostProcess containers then all containers must be HostProcess containers',
    );
  }
  if (!spec.at('hostNetwork').isTrue) {
    spec
      .at('hostNetwork')
      .invalid('hostNetwork must be true if pod contains any hostProcess containers');
  }
}

const HOST_PROCESS = ['windowsOptions', 'hostProcess'];
const LARGEST_CREDENTIALS = 64 * 1024;
const LONGEST_DOMAIN = 255;
const LONGEST_USER = 104;

const NET_BIOS = /^[^\\/:*?"<>|.][^\\/:*?"<>|]{0,14}$/;
const DNS_LABEL = '[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?';
const DNS_DOMAIN = new RegExp(`^${DNS_LABEL}(?:\\.${DNS_LABEL})*$`);

/** `USER` or `DOMAIN\USER`. */
function userName(text: string): string | undefined {
  if (text === '') return 'runAsUserName cannot be an empty string';
  if (/[\u0000-\u001f\u007f]/.test(text)) return 'runAsUserName cannot contain control characters';
  const parts = text.split('\\');
  if (parts.length > 2) return 'runAsUserName cannot contain more than one backslash';
  const user = parts.at(-1) ?? '';
  const domain = parts.length === 2 ? parts[0] : undefined;
  if (domain !== undefined && domain.length > LONGEST_DOMAIN) {
    return "runAsUserName's Domain length must be under 256 characters";
  }
  if (domain !== undefined && !NET_BIOS.test(domain) && !DNS_DOMAIN.test(domain)) {
    return "runAsUserName's Domain doesn't match the NetBios nor the DNS format";
  }
  if (user === '') return "runAsUserName's User cannot be empty";
  if (user.length > LONGEST_USER) {
    return "runAsUserName's User length must not be longer than 104 characters";
  }
  if (/^[. ]+$/.test(user)) return "runAsUserName's User cannot contain only periods or spaces";
  return /["/\\:;|=,+*?<>@[\]]/.test(user)
    ? 'runAsUserName\'s User cannot contain the following characters: "/\\:;|=,+*?<>@[]'
    : undefined;
}
