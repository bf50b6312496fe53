/** Natural days before a deadline ends from which the desk shows its case among those that are due. */
export const DUE_WITHIN_DAYS = 7;
