import { fileURLToPath } from 'node:url';

/** The checkout that is under test. */
export const CHECKOUT = fileURLToPath(new URL('../../../', import.meta.url));
