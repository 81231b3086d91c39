/** A duration of Go, such as `1h30m`, or of Scala, such as `2 days`: strfmt/duration.go. */
export function isDuration(text: string): boolean {
  if (/^[-+]?0$/.test(text) || GO.test(text)) return true;
  return [...text.matchAll(/\d+\s*([A-Za-zµ]+)/g)].some(([, unit = '']) =>
    isUnit(unit.toLowerCase()),
  );
}

const GO = /^[-+]?(?:(?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+$/;
const UNITS = new Set(['ns', 'us', 'µs', 'ms', 's', 'm', 'h', 'hr', 'd', 'w', 'wk']);
/** Whatever begins with these, such as `minutes`. */
const PREFIXES = ['nano', 'micro', 'milli', 'sec', 'min', 'hour', 'day', 'week'];

function isUnit(unit: string): boolean {
  return UNITS.has(unit) || PREFIXES.some((prefix) => unit.startsWith(prefix));
}
