/** Names in one line, as a form writes them; read back at 、, commas and spaces. */
export const namesText = (names: readonly string[]): string => names.join('、');

/** The names of a line. */
export function namesOf(text: string): string[] {
  return text.split(/[、，,\s]+/).filter(Boolean);
}
