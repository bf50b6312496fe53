const faces = [
  '400 12pt "Paper Serif"',
  '700 22pt "Paper Serif"',
  '400 12pt "Paper Sans"',
  '700 12pt "Paper Sans"',
];

/** Whether the faces shipped with the program are loaded. */
export function paperFontsLoaded(): boolean {
  return faces.every((face) => document.fonts.check(face, '案卷'));
}

/** Resolves once the faces shipped with the program can be drawn and measured. */
export async function paperFontsReady(): Promise<void> {
  await Promise.all(faces.map((face) => document.fonts.load(face, '案卷')));
  await document.fonts.ready;
}

/** The shipped faces by their names outside; the page gives them its own, so that an installed one never steps in. */
const shippedAs: Readonly<Record<string, string>> = {
  'Paper Serif': 'Noto Serif SC',
  'Paper Sans': 'Noto Sans SC',
};

/** Which face of a CSS font-family list draws Chinese here: a shipped one, or the first that is installed. */
export function faceInUse(families: string): string {
  const names = families.split(',').map((name) => name.trim().replace(/^["']|["']$/g, ''));
  const generic = new Set(['serif', 'sans-serif']);
  const used = names.find((name) => !generic.has(name) && (isShipped(name) || isInstalled(name)));
  return used ? (shippedAs[used] ?? used) : (names.at(-1) ?? '');
}

function isShipped(name: string): boolean {
  return [...document.fonts].some(
    (face) => face.family.replace(/"/g, '') === name && face.status === 'loaded',
  );
}

/** An installed face draws this text otherwise than both of the generic ones fall back to. */
function isInstalled(name: string): boolean {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return false;
  const width = (family: string): number => {
    context.font = `72px ${family}`;
    return context.measureText('Mw10ilj案卷').width;
  };
  return ['monospace', 'serif'].every((base) => width(`"${name}", ${base}`) !== width(base));
}
