/**
 * An absolute URI or path, as net/url.ParseRequestURI takes it: loosely, but control characters,
 * broken escapes, and hosts with odd characters are refused.
 */
export function isRequestUri(text: string): boolean {
  if (text === '' || /[\u0000-\u001f\u007f]/.test(text)) return false;
  if (text === '*') return true;
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]*):/.exec(text)?.[0];
  if (scheme === undefined && text.startsWith(':')) return false;
  const [rest = ''] = text.slice(scheme?.length ?? 0).split('?');
  if (!rest.startsWith('/')) return scheme !== undefined;
  if (scheme === undefined || !rest.startsWith('//')) return hasGoodEscapes(rest);
  const [, authority = '', path = ''] = /^\/\/([^/]*)(.*)$/s.exec(rest) ?? [];
  return isAuthority(authority) && hasGoodEscapes(path);
}

function hasGoodEscapes(text: string): boolean {
  return !/%(?![\da-fA-F]{2})/.test(text);
}

function isAuthority(authority: string): boolean {
  const at = authority.lastIndexOf('@');
  const user = authority.slice(0, Math.max(at, 0));
  if (!/^[A-Za-z0-9\-._:~!$&'()*+,;=%@]*$/.test(user) || !hasGoodEscapes(user)) return false;
  const host = authority.slice(at + 1);
  if (host.startsWith('[')) return /^\[[^\]]*\](?::\d*)?$/.test(host);
  if (/[\s"<>\\^`{|}]/.test(host) || /%(?![89a-fA-F][\da-fA-F])/.test(host)) return false;
  return !host.includes(':') || /:\d*$/.test(host);
}
