import { Type } from 'typebox';
import { command } from '../command.ts';
import { closed, Id, Token } from './inputs.ts';

/** What the page can show of a file by itself. */
export type MediaKind = 'picture' | 'video' | 'sound' | 'other';

/** A file that was taken into a case, ready to be looked at. */
export type ShownFile = {
  readonly sha256: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly kind: MediaKind;
  /** Where the page finds it while the program runs; null for what it cannot show. */
  readonly address: string | null;
};

const Sha256 = Type.String({ pattern: '^[0-9a-f]{64}$' });

export const evidenceCommands = {
  /** Opens files that a case names. Files that are not there are left out. */
  'evidence/show': command<{ files: readonly ShownFile[] }>()(
    closed({ caseId: Id, files: Type.Array(Sha256, { maxItems: 500 }) }),
  ),
  /** Reads a file again and holds it to the SHA-256 it was taken in with. */
  'evidence/check': command<{ intact: boolean }>()(closed({ caseId: Id, file: Sha256 })),
  /** Writes a copy of a file (evidence, scan, imported Word file) into a folder, under the name it came with. Throws FOLDER_UNWRITABLE, DISK_FULL, COPY_DIFFERS. */
  'evidence/saveCopy': command<{ file: string }>()(
    closed({ caseId: Id, file: Sha256, folder: Token }),
    '导出收存的文件',
  ),
};
