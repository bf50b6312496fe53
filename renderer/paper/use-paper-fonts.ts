import { useEffect, useState } from 'react';
import { paperFontsLoaded, paperFontsReady } from './paper-fonts.ts';

/** False until the paper's faces can be measured; lines broken before that would break elsewhere in print. */
export function usePaperFonts(): boolean {
  const [ready, setReady] = useState(paperFontsLoaded);
  useEffect(() => {
    if (!ready) void paperFontsReady().then(() => setReady(true));
  }, [ready]);
  return ready;
}
