/** The day of an OOXML moment; null where it has none (LibreOffice writes 0-00-00). */
export function wordDay(moment: string | null): string | null {
  const day = /^(\d{4}-\d{2}-\d{2})T/.exec(moment ?? '')?.[1];
  return day !== undefined && !Number.isNaN(Date.parse(`${day}T00:00:00Z`)) ? day : null;
}
