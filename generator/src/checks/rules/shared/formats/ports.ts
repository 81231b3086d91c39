import type { Field } from '../field.ts';
import { portName } from './names.ts';

/** A port number that must be there: 1 to 65535. */
export function requirePort(port: Field): void {
  if (port.isEmpty) port.required();
  else port.within(1, 65535);
}

/** A port by number, or by the name that a container gives it: IsValidPortNum, IsValidPortName. */
export function portOrName(port: Field): void {
  if (typeof port.value === 'string') {
    const complaint = port.value === '' ? 'must be a port number or name' : portName(port.value);
    if (complaint !== undefined) port.invalid(complaint);
  } else if (port.number === undefined) {
    port.invalid('must be between 1 and 65535, inclusive');
  } else {
    port.within(1, 65535);
  }
}
