// IP addresses and CIDR ranges as the older fields of the API take them (the gate
// StrictIPCIDRValidation is off in 1.35): octets may have leading zeros, an IPv6 address may hold
// an IPv4 one. k8s.io/apimachinery/pkg/util/validation/ip.go, k8s.io/utils/net.

export type IPFamily = 'IPv4' | 'IPv6';

/** The family of an address, or undefined where it is none. An IPv4 address inside IPv6 is IPv4. */
export function ipFamily(text: string): IPFamily | undefined {
  const bytes = parseIP(text);
  return bytes === undefined ? undefined : familyOf(bytes);
}

/** Says what is wrong with an IP address. */
export function ipAddress(text: string): string | undefined {
  return parseIP(text) === undefined
    ? 'must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)'
    : undefined;
}

/** Says what is wrong with a CIDR range. */
export function cidr(text: string): string | undefined {
  return parseCIDR(text) === undefined
    ? 'must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)'
    : undefined;
}

/** A range: its first address as 16 bytes, and its length counted on those 128 bits. */
export interface Range {
  bytes: number[];
  bits: number;
  family: IPFamily;
}

/** Reads `address/length`; the address may have bits beyond the length. */
export function parseCIDR(text: string): Range | undefined {
  const slash = text.indexOf('/');
  if (slash === -1) return undefined;
  const address = text.slice(0, slash);
  const length = text.slice(slash + 1);
  const bytes = parseIP(address);
  if (bytes === undefined || !/^\d{1,7}$/.test(length)) return undefined;
  const isV4 = !address.includes(':');
  const bits = Number(length) + (isV4 ? 96 : 0);
  if (bits > 128) return undefined;
  const network = bytes.map((byte, index) => {
    const kept = Math.min(8, Math.max(0, bits - index * 8));
    return byte & (0xff << (8 - kept)) & 0xff;
  });
  return { bytes: network, bits, family: isV4 ? 'IPv4' : 'IPv6' };
}

/** Whether one range holds the whole of the other and is larger. */
export function strictlyContains(range: Range, other: Range): boolean {
  if (other.bits <= range.bits || other.family !== range.family) return false;
  return range.bytes.every((byte, index) => {
    const kept = Math.min(8, Math.max(0, range.bits - index * 8));
    return ((byte ^ (other.bytes[index] ?? 0)) & (0xff << (8 - kept)) & 0xff) === 0;
  });
}

/** The 16 bytes of an address. */
export function parseIP(text: string): number[] | undefined {
  if (!text.includes(':')) {
    const octets = parseIPv4(text);
    return octets === undefined ? undefined : [...V4_PREFIX, ...octets];
  }
  return parseIPv6(text);
}

/** The range of the loopback, 127.0.0.0/8 or ::1, and of link-local addresses. */
export function isLoopback(bytes: readonly number[]): boolean {
  if (familyOf(bytes) === 'IPv4') return bytes[12] === 127;
  return bytes.every((byte, index) => byte === (index === 15 ? 1 : 0));
}

export function isUnspecified(bytes: readonly number[]): boolean {
  const relevant = familyOf(bytes) === 'IPv4' ? bytes.slice(12) : bytes;
  return relevant.every((byte) => byte === 0);
}

export function isLinkLocalUnicast(bytes: readonly number[]): boolean {
  if (familyOf(bytes) === 'IPv4') return bytes[12] === 169 && bytes[13] === 254;
  return bytes[0] === 0xfe && ((bytes[1] ?? 0) & 0xc0) === 0x80;
}

export function isLinkLocalMulticast(bytes: readonly number[]): boolean {
  if (familyOf(bytes) === 'IPv4') return bytes[12] === 224 && bytes[13] === 0 && bytes[14] === 0;
  return bytes[0] === 0xff && ((bytes[1] ?? 0) & 0x0f) === 0x02;
}

const V4_PREFIX = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff];

function familyOf(bytes: readonly number[]): IPFamily {
  return V4_PREFIX.every((byte, index) => bytes[index] === byte) ? 'IPv4' : 'IPv6';
}

function parseIPv4(text: string): number[] | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,7}$/.test(part))) return undefined;
  const octets = parts.map(Number);
  return octets.every((octet) => octet <= 255) ? octets : undefined;
}

function parseIPv6(text: string): number[] | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [head, tail] = halves.map((half, index) => parseGroups(half, index === halves.length - 1));
  if (head === undefined) return undefined;
  if (halves.length === 1) return head.length === 16 ? head : undefined;
  if (tail === undefined || head.length + tail.length >= 16) return undefined;
  return [...head, ...Array.from({ length: 16 - head.length - tail.length }, () => 0), ...tail];
}

/** The bytes of `a:b:c`; the last part of the address may be an IPv4 address. */
function parseGroups(text: string, isLast: boolean): number[] | undefined {
  if (text === '') return [];
  const bytes: number[] = [];
  const groups = text.split(':');
  for (const [index, group] of groups.entries()) {
    if (/^[0-9a-fA-F]{1,4}$/.test(group)) {
      const value = parseInt(group, 16);
      bytes.push(value >> 8, value & 0xff);
      continue;
    }
    const octets = isLast && index === groups.length - 1 ? parseIPv4(group) : undefined;
    if (octets === undefined) return undefined;
    bytes.push(...octets);
  }
  return bytes;
}
