/** Fen as people write it in a field: 300000 → '3000', 1250 → '12.50'. */
export function yuanText(fen: number | undefined): string {
  if (fen === undefined) return '';
  return fen % 100 === 0 ? String(fen / 100) : (fen / 100).toFixed(2);
}

/** What a person typed, in fen; undefined when empty, null when it is no amount of money. */
export function fenOf(text: string): number | undefined | null {
  const plain = text.replace(/[,，\s]|元$/g, '');
  if (plain === '') return undefined;
  if (!/^\d{1,12}(\.\d{1,2})?$/.test(plain)) return null;
  const [yuan = '0', part = ''] = plain.split('.');
  return Number(yuan) * 100 + Number(part.padEnd(2, '0'));
}
