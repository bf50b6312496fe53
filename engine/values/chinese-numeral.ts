const DIGITS = '零一二三四五六七八九';
const MULTIPLIERS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** Reads a numeral as statutes print article numbers (六十三, 一百零八, 十, 二百一十): 1–9999. Null when it is none. */
export function parseChineseNumeral(text: string): number | null {
  const plain = text.replace(/〇/g, '零').replace(/两/g, '二');
  const match =
    /^(?:([一二三四五六七八九])千)?(零)?(?:([一二三四五六七八九])百)?(零)?(?:([一二三四五六七八九])?(十))?(零)?([一二三四五六七八九])?$/.exec(
      plain,
    );
  if (!match || plain === '' || /零$/.test(plain) || /^零/.test(plain)) return null;
  const [, thousands, , hundreds, , tens, tenSign, , ones] = match;
  return (
    digit(thousands) * 1000 +
    digit(hundreds) * 100 +
    (tenSign ? (tens ? digit(tens) : 1) * 10 : 0) +
    digit(ones)
  );
}

function digit(character: string | undefined): number {
  return character ? DIGITS.indexOf(character) : 0;
}

/** Writes 1–9999 as statutes do: 63 → 六十三, 108 → 一百零八, 210 → 二百一十, 10 → 十. */
export function formatChineseNumeral(value: number): string {
  if (!Number.isInteger(value) || value < 1 || value > 9999) throw new RangeError(`not 1–9999: ${value}`);
  let rest = value;
  let text = '';
  for (const [sign, unit] of Object.entries(MULTIPLIERS).sort((a, b) => b[1] - a[1])) {
    const count = Math.floor(rest / unit);
    rest -= count * unit;
    if (count > 0) text += `${DIGITS[count]}${sign}`;
    else if (text !== '' && rest > 0 && !text.endsWith('零')) text += '零';
  }
  if (rest > 0) text += DIGITS[rest];
  return text.replace(/^一十/, '十');
}

/** Reads digits written one by one, as in 二〇二六. Null when any character is no digit. */
export function parseDigitByDigit(text: string): number | null {
  const digits = [...text.replace(/[〇○]/g, '零')].map((character) => DIGITS.indexOf(character));
  return digits.length === 0 || digits.includes(-1) ? null : Number(digits.join(''));
}
