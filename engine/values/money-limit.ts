/** One fen below ten thousand times a hundred million yuan (一万亿元): capitals stay within 亿, figures within safe integers. */
export const MAX_FEN = 99_999_999_999_999;
