/** Finds line and column of an offset; both count from 1, columns in UTF-16 units. */
export class TextLines {
  readonly #starts: number[] = [0];

  constructor(text: string) {
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
      this.#starts.push(at + 1);
    }
  }

  /** Where the line that holds the offset begins. */
  startOf(offset: number): number {
    return this.#starts[this.#indexOf(offset)] ?? 0;
  }

  lineOf(offset: number): number {
    return this.#indexOf(offset) + 1;
  }

  columnOf(offset: number): number {
    return offset - this.startOf(offset) + 1;
  }

  #indexOf(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
