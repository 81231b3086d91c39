import { cidr, ipAddress, parseCIDR, parseIP } from '../shared/formats/ip.ts';

// The strict formats of newer fields: IsValidIP and IsValidCIDR of
// k8s.io/apimachinery/pkg/util/validation/ip.go. One address has one way to be written (RFC 5952).

/** An IP address in its canonical form. */
export function canonicalIP(text: string): string | undefined {
  const bytes = parseIP(text);
  if (bytes === undefined) return ipAddress(text);
  return differs(text, formatIP(bytes, text.includes(':')));
}

/** A CIDR range in its canonical form, with no bit set beyond its length. */
export function canonicalCIDR(text: string): string | undefined {
  const range = parseCIDR(text);
  if (range === undefined) return cidr(text);
  const isV6 = range.family === 'IPv6';
  const length = isV6 ? range.bits : range.bits - 96;
  return differs(text, `${formatIP(range.bytes, isV6)}/${length}`);
}

function differs(text: string, canonical: string | undefined): string | undefined {
  if (canonical === undefined) return 'must not be an IPv4-mapped IPv6 address';
  return text === canonical ? undefined : `must be in canonical form ("${canonical}")`;
}

function formatIP(bytes: readonly number[], isV6: boolean): string | undefined {
  if (!isV6) return bytes.slice(12).join('.');
  const groups = Array.from({ length: 8 }, (_, index) =>
    (((bytes[index * 2] ?? 0) << 8) | (bytes[index * 2 + 1] ?? 0)).toString(16),
  );
  if (groups.slice(0, 6).join(':') === '0:0:0:0:0:ffff') return undefined;
  const { start, length } = longestRunOfZeros(groups);
  if (length < 2) return groups.join(':');
  return `${groups.slice(0, start).join(':')}::${groups.slice(start + length).join(':')}`;
}

function longestRunOfZeros(groups: readonly string[]): { start: number; length: number } {
  let longest = { start: 0, length: 0 };
  for (let start = 0; start < groups.length; start++) {
    let end = start;
    while (groups[end] === '0') end++;
    if (end - start > longest.length) longest = { start, length: end - start };
  }
  return longest;
}
