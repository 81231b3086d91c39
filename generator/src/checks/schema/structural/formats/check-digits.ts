/** govalidator.IsISBN10 */
export function isIsbn10(text: string): boolean {
  const digits = text.replace(/[\s-]+/g, '');
  if (!/^\d{9}[\dX]$/.test(digits)) return false;
  const sum = Array.from(digits, (digit) => (digit === 'X' ? 10 : Number(digit))).reduce(
    (total, digit, index) => total + (index + 1) * digit,
    0,
  );
  return sum % 11 === 0;
}

/** govalidator.IsISBN13 */
export function isIsbn13(text: string): boolean {
  const digits = text.replace(/[\s-]+/g, '');
  if (!/^\d{13}$/.test(digits)) return false;
  const sum = Array.from(digits, Number).reduce(
    (total, digit, index) => total + (index % 2 === 0 ? 1 : 3) * digit,
    0,
  );
  return sum % 10 === 0;
}

/** govalidator.IsCreditCard: the ranges of the issuers, and the digit of Luhn. */
export function isCreditCard(text: string): boolean {
  const digits = text.replace(/\D+/g, '');
  if (!ISSUERS.test(digits)) return false;
  const sum = Array.from(digits, Number).reduceRight((total, digit, index) => {
    const value = digit * ((digits.length - index) % 2 === 1 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

const ISSUERS =
  /^(?:4\d{12}(?:\d{3})?|5[1-5]\d{14}|6(?:011|5\d\d)\d{12}|3[47]\d{13}|3(?:0[0-5]|[68]\d)\d{11}|(?:2131|1800|35\d{3})\d{11})$/;
