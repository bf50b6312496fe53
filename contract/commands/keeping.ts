import { Type } from 'typebox';
import { command } from '../command.ts';
import type { SignatureVerdict } from '../verdict.ts';
import { closed, Token } from './inputs.ts';

/** The first entry of the audit that does not hold, and why, in Chinese. */
export type BrokenEntry = { readonly seq: number; readonly problem: string };

/** A checkpoint that the chain was held against: whose, of when, and what is to be said of its signature. */
export type JudgedCheckpoint = {
  readonly at: string;
  readonly agency: string;
  readonly seq: number;
  /** Null: it bears none. */
  readonly signature: SignatureVerdict | null;
};

export type BackupInfo = {
  /** Its folder's name: the local moment it was made. */
  readonly stamp: string;
  readonly place: BackupPlace;
  readonly reason: 'daily' | 'closing' | 'person' | 'beforeRestore' | 'beforeWipe';
  readonly size: number;
  readonly cases: number;
  readonly documents: number;
  /** Who signed its audit checkpoint, or null. */
  readonly signedBy: string | null;
  /** Kept files that were spoilt already when it was made. */
  readonly spoilt: number;
};

/** In the data folder, or in the second folder that the station chose. */
export type BackupPlace = 'own' | 'second';

export type BackupSettings = {
  readonly keep: { readonly daily: number; readonly weekly: number; readonly monthly: number };
  /** Hours between backups to the second folder. */
  readonly secondEvery: number;
  readonly onClosing: boolean;
};

/** A case that a restore changes: it comes back, goes to an earlier or later state, or is no longer there. */
export type BackupChange = {
  readonly id: string;
  readonly caseNumber: string;
  readonly cause: string;
  readonly party: string;
  readonly here: string | null;
  readonly there: string | null;
  readonly change: 'returns' | 'goesBack' | 'goesForward' | 'vanishes';
};

const Kept = Type.Integer({ minimum: 0, maximum: 366 });
const Place = Type.Union([Type.Literal('own'), Type.Literal('second')]);
const Stamp = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}_\\d{6}$', maxLength: 17 });
/** A backup of the list, or the folder of one that the person chose. */
const Backup = Type.Union([closed({ place: Place, stamp: Stamp }), closed({ folder: Token })]);

/** What a repair saved of one table, and what it could not. */
export type RepairedTable = {
  readonly table: string;
  readonly saved: number;
  readonly fromPages: number;
  readonly unreadable: readonly string[];
};

export const keepingCommands = {
  /** `readOnly`: another program holds the database; commands that write answer STORE_READ_ONLY. */
  'store/state': command<{ readOnly: boolean }>()(closed({})),
  /**
   * Reads the whole database in the background. A problem is remembered: the next start then refuses the database and
   * offers to repair it.
   */
  'store/check': command<{ problem: string | null }>()(closed({})),
  /**
   * Writes the open cases as they stand in memory as case files into a folder: for when the database cannot be
   * written. Touches the store not at all.
   */
  'store/saveElsewhere': command<{ files: readonly string[] }>()(closed({ folder: Token })),
  /**
   * Walks the whole chain; with a checkpoint (its file, its signature beside it under the same name, or a bundle that
   * this station made) holds it against that too, and judges the checkpoint's signature.
   */
  'audit/verify': command<{
    entries: number;
    head: string;
    broken: BrokenEntry | null;
    checkpoint: JudgedCheckpoint | null;
  }>()(closed({ checkpoint: Type.Optional(Token) })),
  /** Writes where the chain stands now, signed where the station's key is open, to be kept elsewhere. */
  'audit/checkpoint': command<{ file: string; entries: number; signedBy: string | null }>()(
    closed({ folder: Token }),
    '取核对点',
  ),
  /** Writes the whole chain as one JSON object a line. */
  'audit/export': command<{ file: string; entries: number }>()(closed({ folder: Token })),
  'backup/list': command<{
    backups: readonly BackupInfo[];
    settings: BackupSettings;
    /** The second folder: its path, whether it is there now, and what went wrong there last. */
    second: { path: string; present: boolean; trouble: string | null } | null;
    running: boolean;
  }>()(closed({})),
  /** Tells `progress` of job `backup`, in hundredths. */
  'backup/make': command<{ backup: BackupInfo }>()(closed({ place: Place }), '备份'),
  'backup/cancel': command<{ cancelled: boolean }>()(closed({})),
  'backup/saveSettings': command<{ saved: true }>()(
    closed({
      keep: closed({ daily: Kept, weekly: Kept, monthly: Kept }),
      secondEvery: Type.Integer({ minimum: 1, maximum: 24 * 31 }),
      onClosing: Type.Boolean(),
      /** null: no second folder; left out: as it is. */
      second: Type.Optional(Type.Union([Token, Type.Null()])),
    }),
    '修改备份设置',
  ),
  /** Checks the backup whole and says what restoring it would change. Writes nothing. */
  'backup/preview': command<{
    backup: BackupInfo;
    changes: readonly BackupChange[];
    same: number;
    /** Encrypted under another key: what it would change cannot be said before it is restored and somebody signs in. */
    sealed: boolean;
  }>()(closed({ backup: Backup })),
  /** Backs up the present, and puts the backup in its place at the engine's next start (`shell.reopenEngine`). */
  'backup/restore': command<{ staged: true; before: string }>()(closed({ backup: Backup }), '从备份恢复'),
  /**
   * Builds a new database from all that can be read of a damaged one, and puts it in its place at the next start. The
   * damaged file is kept. Answered only while the database cannot be opened.
   */
  'rescue/repair': command<{ tables: readonly RepairedTable[] }>()(closed({}), '修复数据库'),
  /** The backups in the data folder, newest first. */
  'rescue/backups': command<{ backups: readonly BackupInfo[] }>()(closed({})),
  /** Puts a backup (of the data folder, or of a chosen folder) in the place of the damaged database. */
  'rescue/restore': command<{ staged: true }>()(
    closed({ backup: Type.Union([closed({ stamp: Stamp }), closed({ folder: Token })]) }),
    '从备份恢复',
  ),
};
