/**
 * A value of a Secret, in memory alone. It shows itself to nothing that prints, joins or serialises:
 * only who asks for the bytes, or their base64, gets them.
 */
export class SecretValue {
  readonly #bytes: Uint8Array;

  constructor(value: Uint8Array | string) {
    this.#bytes = typeof value === 'string' ? new TextEncoder().encode(value) : value;
  }

  get bytes(): Uint8Array {
    return this.#bytes;
  }

  get isEmpty(): boolean {
    return this.#bytes.length === 0;
  }

  /** Whether a line ends it, as an editor or `echo` leaves it, and it is a single line. */
  get endsInLineBreak(): boolean {
    return this.#bytes.indexOf(LINE_FEED) === this.#bytes.length - 1 && !this.isEmpty;
  }

  /** As the `data` of a Secret holds it. */
  base64(): string {
    return Buffer.from(this.#bytes).toString('base64');
  }

  toString(): string {
    return HIDDEN;
  }

  toJSON(): string {
    return HIDDEN;
  }
}

const HIDDEN = '(hidden)';
const LINE_FEED = 10;
