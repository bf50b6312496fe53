import { Type } from 'typebox';
import { command } from '../command.ts';
import type { SignatureVerdict } from '../verdict.ts';
import type { BrokenForm } from './forms.ts';
import { closed, Id, Signer, Token } from './inputs.ts';

/** A form's folder as it was checked. */
export type FormCheck = {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  /** Every mistake, with file, place and what to do. Empty where the form may be packed. */
  readonly mistakes: readonly BrokenForm[];
};

/** A package that was written. */
export type PackedForm = {
  readonly file: string;
  readonly id: string;
  readonly title: string;
  readonly version: string;
  readonly size: number;
  readonly sha256: string;
  /** Null where it is not signed. */
  readonly signer: string | null;
};

/** What a package is, for whoever decides whether to install it. */
export type FormPackageInfo = {
  readonly file: string;
  /** Of the file: what is installed is what was looked at. */
  readonly sha256: string;
  readonly id: string;
  readonly title: string;
  readonly version: string;
  readonly inForceFrom: string;
  readonly purpose: string;
  /** Who made it, by which document, and up to which day its law was looked at; null where it does not say. */
  readonly source: string | null;
  readonly lawAsOf: string | null;
  readonly whenToUse: string;
  readonly basis: readonly { readonly law: string; readonly article: string }[];
  readonly madeAt: string;
  readonly signature: SignatureVerdict | null;
  /** Chinese: what nobody can vouch for, or null where the signer is one that the station trusts. */
  readonly unknown: string | null;
  /** What is there of the same form. */
  readonly installed: InstalledForm | null;
  /** This very package is installed already. */
  readonly same: boolean;
};

/** A version of a form that the station has installed. */
export type InstalledForm = {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  readonly inForceFrom: string;
  readonly madeAt: string;
  readonly source: string | null;
  readonly lawAsOf: string | null;
  /** Null where the package was not signed. */
  readonly signer: string | null;
  /** Whether the station trusted the signer when it was installed; else an administrator said yes. */
  readonly trusted: boolean;
  readonly installedOn: string;
  readonly removedOn: string | null;
};

const Identity = Type.Union([Signer, Type.Literal('station')]);

export const stationFormCommands = {
  /** A new form's folder of a small sound form, for the clerk to go on from. `folder` must not be there yet. */
  'formFolder/make': command<{ folder: string; files: readonly string[] }>()(
    closed({ id: Id, title: Type.String({ minLength: 1, maxLength: 60 }), folder: Token }),
  ),
  'formFolder/check': command<FormCheck>()(closed({ folder: Token })),
  /** Writes a folder without a mistake as one signed file. `station`: signed by the station's own identity. */
  'formFolder/pack': command<PackedForm>()(closed({ folder: Token, target: Token, identity: Identity })),
  'formPackage/list': command<{ installed: readonly InstalledForm[] }>()(closed({})),
  /** Reads and checks a package; nothing is installed. */
  'formPackage/open': command<FormPackageInfo>()(closed({ file: Token })),
  /** `sha256` is of what was looked at; `accept` is the administrator's yes to a signer that nobody knows. */
  'formPackage/install': command<FormPackageInfo>()(
    closed({
      file: Token,
      sha256: Type.String({ pattern: '^[0-9a-f]{64}$', maxLength: 64 }),
      accept: Type.Boolean(),
    }),
    '安装文书式样',
  ),
  /** No new documents of it; those that there are keep it. */
  'formPackage/remove': command<{ installed: readonly InstalledForm[] }>()(
    closed({ id: Id }),
    '移除文书式样',
  ),
};
