/** The last day of a term of whole years that begins with the calendar year after `day` (YYYY-MM-DD). */
export function addYears(day: string, years: number): string {
  return `${Number(day.slice(0, 4)) + years}-12-31`;
}
