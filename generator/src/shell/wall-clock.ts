/** How long ago a time, as RFC 3339, is in milliseconds by the clock of this machine. */
export function wallClockAge(time: string): number {
  return Date.now() - Date.parse(time);
}
