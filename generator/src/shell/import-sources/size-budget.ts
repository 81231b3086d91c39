import { UserError } from '../errors.ts';

/** How much is read for one environment: far more than manifests take, far less than memory. */
export class SizeBudget {
  #left = MAX_BYTES;

  /** @throws {UserError} where a source is too large by itself or together with the others */
  spend(bytes: number, name: string): void {
    this.#left -= bytes;
    if (this.#left >= 0) return;
    throw new UserError(`\`${name}\` makes it more than ${MAX_BYTES / MEBIBYTE} MiB to read`, {
      hint: 'Name the files or the folder that hold the manifests, and nothing else.',
    });
  }
}

const MEBIBYTE = 1024 * 1024;
const MAX_BYTES = 64 * MEBIBYTE;
