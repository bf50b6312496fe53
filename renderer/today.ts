/** Today in the station's local time, YYYY-MM-DD. */
export function today(now: Date = new Date()): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** This minute in the station's local time, YYYY-MM-DDTHH:mm. */
export function thisMinute(now: Date = new Date()): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${today(now)}T${two(now.getHours())}:${two(now.getMinutes())}`;
}
