import { Type } from 'typebox';
import { command } from '../command.ts';
import type { SignatureVerdict } from '../verdict.ts';
import { closed, Signer, Token } from './inputs.ts';

/** Something written wrong in a file of law data, and what to do. */
export type DataMistake = { readonly file: string; readonly pointer: string; readonly problem: string };

/** What a folder or a package of law data says of itself. */
export type DataHeadInfo = {
  readonly title: string;
  readonly version: string;
  /** Day on which it was given out. */
  readonly date: string;
  /** The law was looked at up to this day, all of it where `wholeLaw`. */
  readonly lawAsOf: string;
  readonly wholeLaw: boolean;
  readonly source: string;
};

/** A folder of law data as it was checked. */
export type DataCheck = {
  readonly head: DataHeadInfo | null;
  readonly files: number;
  /** Every mistake, with file, place and what to do; gaps have no file. Empty where the folder may be packed. */
  readonly mistakes: readonly DataMistake[];
};

export type PackedData = DataHeadInfo & {
  readonly file: string;
  readonly size: number;
  readonly sha256: string;
  /** Null where it is not signed. */
  readonly signer: string | null;
};

/** What a package would change, in words: “2027 年节假日安排”. */
export type DataChange = { readonly kind: string; readonly title: string; readonly replaces: boolean };

/** What a package is, for whoever decides whether to install it. */
export type DataPackageInfo = DataHeadInfo & {
  readonly file: string;
  /** Of the file: what is installed is what was looked at. */
  readonly sha256: string;
  readonly changes: readonly DataChange[];
  readonly signature: SignatureVerdict | null;
  /** Chinese: what nobody can vouch for, or null where the signer is one that the station trusts. */
  readonly unknown: string | null;
  /** This very package is installed already. */
  readonly same: boolean;
};

/** A package of the station's, in use or withdrawn. */
export type InstalledData = DataHeadInfo & {
  readonly sha256: string;
  readonly kinds: readonly string[];
  readonly signer: string | null;
  readonly trusted: boolean;
  readonly installedOn: string;
  readonly removedOn: string | null;
  /** Why it is not in use although it is installed, or null. */
  readonly problem: string | null;
};

export type InstalledDataList = {
  /** What the program itself brings. */
  readonly builtIn: { readonly lawAsOf: string; readonly source: string; readonly unverified: string };
  /** The law as a whole was looked at up to this day. */
  readonly lawAsOf: string;
  /** How much there is of each kind, with what is installed. */
  readonly holds: readonly { readonly kind: string; readonly text: string }[];
  readonly installed: readonly InstalledData[];
};

const Sha256 = Type.String({ pattern: '^[0-9a-f]{64}$', maxLength: 64 });

export const lawDataCommands = {
  'lawDataFolder/check': command<DataCheck>()(closed({ folder: Token })),
  /** Writes a folder without a mistake as one signed file. `station`: signed by the station's own identity. */
  'lawDataFolder/pack': command<PackedData>()(
    closed({ folder: Token, target: Token, identity: Type.Union([Signer, Type.Literal('station')]) }),
  ),
  'lawData/list': command<InstalledDataList>()(closed({})),
  /** Reads and checks a package; nothing is installed. */
  'lawData/open': command<DataPackageInfo>()(closed({ file: Token })),
  /** `sha256` is of what was looked at; `accept` is the administrator's yes to a signer that nobody knows. */
  'lawData/install': command<InstalledDataList>()(
    closed({ file: Token, sha256: Sha256, accept: Type.Boolean() }),
    '安装法律数据',
  ),
  /** What it brought is taken out again; what it had replaced is back. */
  'lawData/remove': command<InstalledDataList>()(closed({ sha256: Sha256 }), '取消法律数据'),
};
