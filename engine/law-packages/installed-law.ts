import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../contract/app-error.ts';
import type { InstalledData } from '../../contract/commands/law-data.ts';
import { replaceFile } from '../export/write-file.ts';
import { builtInLaw, type LawTables, takeLawTables } from '../law/law-tables.ts';
import { hashOf } from '../signed-package/manifest.ts';
import { type CheckedData, checkData, type DataJudge } from './check-data.ts';
import { type DataHead, type DataPackage, readDataPackage } from './data-package.ts';
import { lawGaps, missingYears } from './law-gaps.ts';
import { entriesOf, type LawEntry, type LawPart, overlaid, withoutEntries } from './law-part.ts';

/** What the register keeps of a package; the package itself lies beside, named by its SHA-256. */
type Kept = Omit<InstalledData, 'problem'>;
/** A package that is in use, with what it brings. */
type Active = { readonly kept: Kept; readonly part: LawPart };

/** Folder of the data folder that holds the packages. Backups copy it. */
export const lawFolder = 'law';

/**
 * The packages of law data that the station has installed, and the tables that come of them. Each is held to its
 * SHA-256 and checked anew when it is loaded; one that fails is told of and left out, and the others hold.
 */
export class InstalledLaw {
  readonly #folder: string;
  readonly #judge: DataJudge;
  readonly #isForm: (id: string) => boolean;
  #kept: readonly Kept[] = [];
  #active: readonly Active[] = [];
  #problems: ReadonlyMap<string, string> = new Map();

  constructor(dataFolder: string, judge: DataJudge, isForm: (id: string) => boolean) {
    this.#folder = join(dataFolder, lawFolder);
    this.#judge = judge;
    this.#isForm = isForm;
  }

  /** Every package, in the order of installation. */
  get list(): readonly InstalledData[] {
    return this.#kept.map((kept) => ({ ...kept, problem: this.#problems.get(kept.sha256) ?? null }));
  }

  /** The tables as they stand, without the package that `but` names. */
  tables(but: string | null = null): LawTables {
    return tablesOf(this.#active.filter(({ kept }) => kept.sha256 !== but));
  }

  has(sha256: string): boolean {
    return this.#kept.some((kept) => kept.sha256 === sha256 && kept.removedOn === null);
  }

  /** Reads the register and all packages, and lets the process work with what they bring. */
  load(): void {
    this.#kept = this.#register();
    const problems = new Map<string, string>();
    const active: Active[] = [];
    for (const kept of this.#kept) {
      if (kept.removedOn !== null) continue;
      const found = this.#loaded(kept);
      if (typeof found === 'string') problems.set(kept.sha256, found);
      else active.push({ kept, part: found });
    }
    this.#active = active.sort((a, b) => a.kept.date.localeCompare(b.kept.date));
    this.#problems = problems;
    takeLawTables(this.tables());
  }

  /** Checks what a package brings against all that is in use beside it. */
  check({ texts, sha256 }: DataPackage): CheckedData {
    return checkData(texts, { judge: this.#judge, base: this.tables(sha256), isForm: this.#isForm });
  }

  /** Throws DATA_PACKAGE_OLDER where something that is here is as new, or newer. */
  requireNewer(head: DataHead, sha256: string, part: LawPart): void {
    const refuse = (date: string, what: string, installed: string) =>
      new AppError('DATA_PACKAGE_OLDER', { title: head.title, date, what, installed });
    const own = entriesOf(part);
    for (const { kept, part: other } of this.#active) {
      if (kept.sha256 === sha256 || kept.date < head.date) continue;
      const [same] = shared(own, entriesOf(other));
      if (same) throw refuse(head.date, same.title, kept.date);
    }
    const [same] = head.lawAsOf < builtInLaw.asOf ? shared(own, entriesOf(builtInLaw)) : [];
    if (same) throw refuse(head.lawAsOf, `${same.title}（程序自带）`, builtInLaw.asOf);
  }

  /** Takes in a package that has been checked. Throws DISK_FULL, FOLDER_UNWRITABLE; nothing has changed then. */
  async install(bytes: Uint8Array, kept: Omit<Kept, 'removedOn'>): Promise<void> {
    await replaceFile(this.#file(kept.sha256), bytes);
    const others = this.#kept.filter(({ sha256 }) => sha256 !== kept.sha256);
    await this.#save([...others, { ...kept, removedOn: null }]);
  }

  /** Takes out what a package brought. Throws NOT_FOUND, DATA_PACKAGE_GAP where what stays would have a hole. */
  async remove(sha256: string, today: string): Promise<Kept> {
    const kept = this.#kept.find((one) => one.sha256 === sha256 && one.removedOn === null);
    if (!kept) throw new AppError('NOT_FOUND', { what: '已安装的法律数据', id: sha256.slice(0, 12) });
    const staying = this.#active.filter((active) => active.kept.sha256 !== sha256);
    const [gap] = gapsOf(staying);
    if (gap) throw new AppError('DATA_PACKAGE_GAP', { title: kept.title, problem: `取消以后，${gap}` });
    await this.#save(this.#kept.map((one) => (one === kept ? { ...one, removedOn: today } : one)));
    return kept;
  }

  async #save(kept: readonly Kept[]): Promise<void> {
    const text = `${JSON.stringify({ format: 'anjuan-installed-data/1', packages: kept }, null, 1)}\n`;
    await replaceFile(this.#registerFile(), Buffer.from(text));
    this.load();
  }

  #loaded({ sha256, title }: Kept): LawPart | string {
    const path = this.#file(sha256);
    if (!existsSync(path)) return '数据包不见了，没有使用。请重新安装，或从备份恢复';
    const bytes = readFileSync(path);
    if (hashOf(bytes) !== sha256) return '数据包损坏或被改动，没有使用。请重新安装，或从备份恢复';
    try {
      const read = readDataPackage(title, bytes);
      const { part, mistakes } = checkData(read.texts, {
        judge: this.#judge,
        base: builtInLaw,
        isForm: () => true,
      });
      return part ?? `不合现在的格式，没有使用：${mistakes[0]?.file} ${mistakes[0]?.problem}`;
    } catch (error) {
      return error instanceof AppError ? String(error.params.problem) : String(error);
    }
  }

  #register(): readonly Kept[] {
    const path = this.#registerFile();
    if (!existsSync(path)) return [];
    try {
      const { packages } = JSON.parse(readFileSync(path, 'utf8')) as { packages?: unknown };
      return Array.isArray(packages) ? packages.filter(isKept) : [];
    } catch {
      return [];
    }
  }

  #file(sha256: string): string {
    return join(this.#folder, `${sha256}.anjuan-data`);
  }

  #registerFile(): string {
    return join(this.#folder, 'register.json');
  }
}

function tablesOf(active: readonly Active[]): LawTables {
  const built = new Set(entriesOf(builtInLaw).map(keyOf));
  const tables = active.reduce((before, { kept, part }) => {
    // A new release may know more than an old package: what it has itself, as of a later day, stays.
    const stale = kept.lawAsOf < builtInLaw.asOf;
    const used = withoutEntries(part, (kind, key) => stale && built.has(keyOf({ kind, key })));
    return overlaid(before, used);
  }, builtInLaw);
  if (active.length === 0) return tables;
  const looked = active.filter(({ kept }) => kept.wholeLaw).map(({ kept }) => kept.lawAsOf);
  const packages = active.map(({ kept: { title, version, sha256 } }) => ({ title, version, sha256 }));
  return { ...tables, asOf: [builtInLaw.asOf, ...looked].sort().at(-1) ?? builtInLaw.asOf, packages };
}

function gapsOf(active: readonly Active[]): readonly string[] {
  const gaps = active.flatMap(({ part }, index) => {
    const before = tablesOf(active.slice(0, index));
    return lawGaps(before, overlaid(before, part), part);
  });
  return [...gaps, ...missingYears(tablesOf(active).years)];
}

const keyOf = ({ kind, key }: Pick<LawEntry, 'kind' | 'key'>): string => `${kind} ${key}`;

/** The entries of one that another has too. */
export function shared(own: readonly LawEntry[], others: readonly LawEntry[]): readonly LawEntry[] {
  const there = new Set(others.map(keyOf));
  return own.filter((entry) => there.has(keyOf(entry)));
}

function isKept(value: unknown): value is Kept {
  if (typeof value !== 'object' || value === null) return false;
  const kept = value as Record<string, unknown>;
  const texts = ['title', 'version', 'date', 'lawAsOf', 'source', 'installedOn'];
  return (
    texts.every((key) => typeof kept[key] === 'string') &&
    /^[0-9a-f]{64}$/.test(String(kept.sha256)) &&
    Array.isArray(kept.kinds) &&
    (kept.removedOn === null || typeof kept.removedOn === 'string')
  );
}
