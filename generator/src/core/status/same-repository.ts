/** Whether two addresses of a git repository mean the same, over HTTPS or SSH, with or without `.git`. */
export function sameRepository(left: string, right: string): boolean {
  return normal(left) === normal(right);
}

/** Whether two addresses have the same path, whatever the host. */
export function samePath(left: string, right: string): boolean {
  const pathOf = (url: string): string => normal(url).replace(/^[^/]*/, '');
  return pathOf(left) === pathOf(right);
}

function normal(url: string): string {
  // `git@host:path` is what `ssh://git@host/path` is.
  const short = /^(?:[^@/]+@)?([^:/]+):(?!\/\/)(.*)$/.exec(url);
  const full = short === null ? url : `ssh://${short[1] ?? ''}/${short[2] ?? ''}`;
  return full
    .replace(/^\w+:\/\/(?:[^@/]*@)?/, '')
    .replace(/\/+$/, '')
    .replace(/\.git$/, '')
    .toLowerCase();
}
