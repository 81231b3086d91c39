/**
 * How much aliases may repeat, over all files of one environment: a few lines of YAML can stand for
 * more data than there is memory.
 */
export class AliasBudget {
  #left: number;

  constructor(limit = 5_000_000) {
    this.#left = limit;
  }

  get isSpent(): boolean {
    return this.#left < 0;
  }

  /** Takes a number of values and characters; false where that many are not left. */
  spend(size: number): boolean {
    this.#left -= size;
    return !this.isSpent;
  }
}
