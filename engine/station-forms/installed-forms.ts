import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../contract/app-error.ts';
import type { BrokenForm } from '../../contract/commands/forms.ts';
import type { InstalledForm } from '../../contract/commands/station-forms.ts';
import { replaceFile } from '../export/write-file.ts';
import type { LoadedForm } from '../forms/form-library.ts';
import { type CheckContext, checkForm } from './check-form.ts';
import { type FormPackage, readFormPackage } from './form-package.ts';
import type { OwnForm, StationLibrary } from './station-library.ts';

/** What is kept of a package; the package itself lies beside, named by its SHA-256. */
type Kept = InstalledForm & { readonly sha256: string };

/** Folder of the data folder that holds the packages. Backups copy it. */
export const installedFolder = 'forms';

/**
 * The packages that the station has installed: their files and a register of them. Every package is held to its SHA-256
 * and checked anew when it is loaded; one that fails is named among the broken ones and the others load.
 */
export class InstalledForms {
  readonly #folder: string;
  readonly #library: StationLibrary;
  readonly #check: () => CheckContext;
  #kept: readonly Kept[] = [];

  constructor(dataFolder: string, library: StationLibrary, check: () => CheckContext) {
    this.#folder = join(dataFolder, installedFolder);
    this.#library = library;
    this.#check = check;
  }

  /** Every version, in the order of their installation. */
  get list(): readonly InstalledForm[] {
    // A register of an older version knows no source.
    return this.#kept.map(({ sha256: _sha256, ...form }) => ({
      ...form,
      source: form.source ?? null,
      lawAsOf: form.lawAsOf ?? null,
    }));
  }

  /** Reads the register and all packages into the library. */
  load(): void {
    const forms: OwnForm[] = [];
    const broken: BrokenForm[] = [];
    this.#kept = this.#register(broken);
    for (const kept of this.#kept) {
      const { form, ...problem } = this.#loaded(kept);
      if (form) forms.push({ form, removed: kept.removedOn !== null });
      else broken.push({ form: kept.id, ...problem });
    }
    this.#library.setOwn(forms, broken);
  }

  /** The newest installed version of a form, or null. */
  newest(id: string): InstalledForm | null {
    const versions = this.#kept.filter((kept) => kept.id === id);
    return versions.reduce<Kept | null>(
      (best, one) => (best && best.inForceFrom > one.inForceFrom ? best : one),
      null,
    );
  }

  /** Whether this very package is installed and has not been taken out. */
  has(sha256: string): boolean {
    return this.#kept.some((kept) => kept.sha256 === sha256 && kept.removedOn === null);
  }

  /**
   * Takes in a package that has been checked. The one that was installed before stays, for the documents that are of
   * it. Throws FORM_VERSION_TAKEN where it is not newer than what is there, DISK_FULL, FOLDER_UNWRITABLE.
   */
  async install(bytes: Uint8Array, form: Omit<Kept, 'removedOn'>): Promise<void> {
    const same = this.#kept.some(({ sha256 }) => sha256 === form.sha256);
    const newest = this.newest(form.id);
    if (!same && newest && newest.inForceFrom >= form.inForceFrom) {
      const { title, version, inForceFrom } = newest;
      throw new AppError('FORM_VERSION_TAKEN', { title, version, from: inForceFrom });
    }
    await replaceFile(this.#file(form.sha256), bytes);
    const others = this.#kept
      .filter(({ sha256 }) => sha256 !== form.sha256)
      .map((kept) => (kept.id === form.id ? { ...kept, removedOn: null } : kept));
    await this.#save([...others, { ...form, removedOn: null }]);
  }

  /** Takes a form out: no new documents of it; those that there are keep it. Throws NOT_FOUND. */
  async remove(id: string, today: string): Promise<InstalledForm> {
    const newest = this.newest(id);
    if (!newest || newest.removedOn !== null) throw new AppError('NOT_FOUND', { what: '已安装的式样', id });
    await this.#save(this.#kept.map((kept) => (kept.id === id ? { ...kept, removedOn: today } : kept)));
    return newest;
  }

  async #save(kept: readonly Kept[]): Promise<void> {
    const text = `${JSON.stringify({ format: 'anjuan-installed-forms/1', packages: kept }, null, 1)}\n`;
    await replaceFile(this.#registerFile(), Buffer.from(text));
    this.load();
  }

  #loaded({ sha256, id, version }: Kept): Omit<BrokenForm, 'form'> & { readonly form: LoadedForm | null } {
    const none = (file: string, pointer: string, problem: string) => ({ form: null, file, pointer, problem });
    const name = `${installedFolder}/${sha256}.anjuan-form`;
    const read = this.#package(sha256, name);
    if (typeof read === 'string') return none(name, '', read);
    // Forms that are installed may name each other, in whatever order they came.
    const isForm = (other: string) =>
      this.#library.official.form(other) !== null || this.#kept.some((one) => one.id === other);
    const checked = checkForm(read.texts, { ...this.#check(), isForm });
    const [first] = checked.mistakes;
    if (first) return none(first.file, first.pointer, first.message);
    if (!checked.form || checked.id !== id || checked.version !== version)
      return none(name, '', '与安装登记不符，请重新安装');
    return { form: checked.form, file: '', pointer: '', problem: '' };
  }

  #package(sha256: string, name: string): FormPackage | string {
    const path = this.#file(sha256);
    if (!existsSync(path)) return '式样包不见了，请重新安装，或从备份恢复';
    const bytes = readFileSync(path);
    if (createHash('sha256').update(bytes).digest('hex') !== sha256)
      return '式样包损坏或被改动，请重新安装，或从备份恢复';
    try {
      return readFormPackage(name, bytes);
    } catch (error) {
      return error instanceof AppError ? String(error.params.problem) : String(error);
    }
  }

  #register(broken: BrokenForm[]): readonly Kept[] {
    const path = this.#registerFile();
    if (!existsSync(path)) return [];
    try {
      const { packages } = JSON.parse(readFileSync(path, 'utf8')) as { packages?: unknown };
      if (Array.isArray(packages) && packages.every(isKept)) return packages;
    } catch {
      // Said below, as for a register of another shape.
    }
    const problem = '已安装式样的登记读不出来，请从备份恢复，或重新安装';
    broken.push({ form: installedFolder, file: 'register.json', pointer: '', problem });
    return [];
  }

  #file(sha256: string): string {
    return join(this.#folder, `${sha256}.anjuan-form`);
  }

  #registerFile(): string {
    return join(this.#folder, 'register.json');
  }
}

function isKept(value: unknown): value is Kept {
  if (typeof value !== 'object' || value === null) return false;
  const kept = value as Record<string, unknown>;
  const texts = ['sha256', 'id', 'title', 'version', 'inForceFrom', 'installedOn'];
  return (
    texts.every((key) => typeof kept[key] === 'string') &&
    /^[0-9a-f]{64}$/.test(String(kept.sha256)) &&
    (kept.removedOn === null || typeof kept.removedOn === 'string')
  );
}
