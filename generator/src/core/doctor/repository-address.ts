/**
 * Whether two addresses of git lead to the same repository, whatever the protocol: `https://host/x`,
 * `ssh://git@host/x` and `git@host:x` do, with or without `.git`. Hosts are compared without regard
 * to case, paths likewise, since the common forges do not distinguish it.
 */
export function isSameRepository(left: string, right: string): boolean {
  return identity(left) === identity(right);
}

/** The address without user name, password or token where it carries a secret. */
export function withoutCredentials(address: string): string {
  return address.replace(/^([a-z][a-z+.-]*:\/\/)[^/@]*@/i, (whole, protocol: string) =>
    /^ssh:/i.test(protocol) && !whole.slice(protocol.length).includes(':') ? whole : protocol,
  );
}

function identity(address: string): string {
  const { host, path } = parse(address.trim());
  const name = path
    .replace(/^\/+|\/+$/g, '')
    .replace(/\.git$/i, '')
    .replace(/\/+/g, '/');
  return `${host}/${name}`.toLowerCase();
}

function parse(address: string): { host: string; path: string } {
  const [, authority = '', urlPath] = /^[a-z][a-z+.-]*:\/\/([^/]*)(.*)$/i.exec(address) ?? [];
  if (urlPath !== undefined) {
    const host = authority.replace(/^.*@/, '').replace(/:\d+$/, '');
    return { host, path: urlPath };
  }
  // scp's form; a single letter before the colon is a drive of Windows.
  const [, host, path] = /^(?:[^@/]*@)?([^:/]{2,}):(.*)$/.exec(address) ?? [];
  if (host !== undefined && path !== undefined) return { host, path };
  return { host: '', path: address };
}
