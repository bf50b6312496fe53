const key = 'begun';

/**
 * True where the desk has been shown before: then it is shown again at once, while the engine still opens. Only a
 * guess about what the engine will say; it is the engine that knows.
 */
export function hasBegunHere(): boolean {
  return localStorage.getItem(key) === 'true';
}

/** Keeps for the next start what the engine said. */
export function rememberBegun(begun: boolean): void {
  localStorage.setItem(key, String(begun));
}
