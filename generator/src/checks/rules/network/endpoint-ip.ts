import {
  ipAddress,
  isLinkLocalMulticast,
  isLinkLocalUnicast,
  isLoopback,
  isUnspecified,
  parseIP,
} from '../shared/formats/ip.ts';

/** An address that traffic can be sent to: Endpoints, EndpointSlices and external IPs (ValidateEndpointIP). */
export function endpointIP(text: string): string | undefined {
  const bytes = parseIP(text);
  if (bytes === undefined) return ipAddress(text);
  if (isUnspecified(bytes)) return 'may not be unspecified';
  if (isLoopback(bytes)) return 'may not be in the loopback range (127.0.0.0/8, ::1/128)';
  if (isLinkLocalUnicast(bytes)) {
    return 'may not be in the link-local range (169.254.0.0/16, fe80::/10)';
  }
  if (isLinkLocalMulticast(bytes)) {
    return 'may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)';
  }
  return undefined;
}
