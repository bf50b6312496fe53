/** TEST SUPPORT: a reviewer who has LibreOffice and not this program. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type ReviewStep =
  | { readonly do: 'comment'; readonly find: string; readonly text: string; readonly author: string }
  /** Recorded as a change, or not. */
  | { readonly do: 'replace' | 'silently'; readonly find: string; readonly with: string }
  /** Recorded, at the end of the words. */
  | { readonly do: 'insertAfter'; readonly find: string; readonly text: string };

/** What LibreOffice saves after these steps in a DOCX. */
export function reviewedInLibreOffice(docx: Uint8Array, steps: readonly ReviewStep[]): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'anjuan-review-'));
  try {
    const [source, target, list] = ['in.docx', 'out.docx', 'steps.json'].map((name) => join(folder, name));
    if (!source || !target || !list) throw new Error('no folder');
    writeFileSync(source, docx);
    writeFileSync(list, JSON.stringify(steps));
    const script = join(import.meta.dirname, 'libreoffice-review.py');
    // Debian's own python3: python3-uno belongs to it.
    execFileSync('/usr/bin/python3', [script, folder, source, target, list], { stdio: 'pipe' });
    return readFileSync(target);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
