import { AppError } from '../../contract/app-error.ts';
import type { DataPackageInfo, InstalledDataList } from '../../contract/commands/law-data.ts';
import type { Handlers } from '../../contract/commands.ts';
import type { SignatureVerdict } from '../../contract/verdict.ts';
import type { StationTrust } from '../export/signing/trust/station-trust.ts';
import { type GrantedFile, readGrantedFile } from '../granted-file.ts';
import { builtInLaw, builtInSource, lawTables } from '../law/law-tables.ts';
import { unknownPart } from '../station-forms/package-commands.ts';
import { DataJudge } from './check-data.ts';
import { dataKinds } from './data-kinds.ts';
import { type DataPackage, packageLimit, readDataPackage } from './data-package.ts';
import { InstalledLaw } from './installed-law.ts';
import { entriesOf, type LawPart } from './law-part.ts';
import { requireSound } from './require-sound.ts';

type PackageContext = {
  readonly resourcesFolder: string;
  readonly dataFolder: string;
  readonly isForm: (id: string) => boolean;
  readonly now: () => Date;
  readonly today: () => string;
  readonly trust: () => Promise<StationTrust>;
  readonly grantedPath: (token: string) => string | null;
  readonly record: (what: string, detail: Readonly<Record<string, string>>) => void;
  /** The law has changed: whatever was judged by it is to be judged again. */
  readonly changed: () => Promise<void>;
};

/** Loads what the station has installed; from now on the process works with it. */
export function installedLaw({
  dataFolder,
  resourcesFolder,
  isForm,
}: Pick<PackageContext, 'dataFolder' | 'resourcesFolder' | 'isForm'>): InstalledLaw {
  const installed = new InstalledLaw(dataFolder, new DataJudge(resourcesFolder), isForm);
  installed.load();
  return installed;
}

type Opened = { readonly bytes: Uint8Array; readonly part: LawPart; readonly info: DataPackageInfo };

/** Data of law that come in a file: looked at, installed, listed, withdrawn. */
export function lawDataHandlers(
  context: PackageContext,
  installed: InstalledLaw,
): Handlers<'lawData/list' | 'lawData/open' | 'lawData/install' | 'lawData/remove'> {
  const open = async (token: string): Promise<Opened> => {
    const { name, bytes } = await readGiven(context, token);
    const read = readDataPackage(name, bytes);
    const signature = await soundSignature(name, read, context);
    const { title } = read.manifest;
    const { mistakes, gaps, part } = installed.check(read);
    requireSound(title, mistakes, gaps);
    if (!part) throw new AppError('DATA_PACKAGE_UNREADABLE', { file: name, problem: '内容不合格式' });
    installed.requireNewer(read.manifest, read.sha256, part);
    return { bytes, part, info: infoOf(name, read, part, signature, installed) };
  };
  return {
    'lawData/list': () => listOf(installed),
    'lawData/open': async ({ file }) => (await open(file)).info,
    'lawData/install': async ({ file, sha256, accept }) => {
      const { bytes, part, info } = await open(file);
      if (info.sha256 !== sha256)
        throw new AppError('DATA_PACKAGE_UNREADABLE', { file: info.file, problem: '看过以后文件又变了' });
      const { title, version, date, lawAsOf, wholeLaw, source } = info;
      if (info.unknown !== null && !accept)
        throw new AppError('DATA_PACKAGE_UNKNOWN', { title, problem: info.unknown });
      const signer = info.signature?.signer ?? null;
      const trusted = info.unknown === null;
      const kinds = [...new Set(entriesOf(part).map(({ kind }) => dataKinds[kind]))];
      const head = { title, version, date, lawAsOf, wholeLaw, source };
      await installed.install(bytes, {
        ...head,
        sha256,
        kinds,
        signer,
        trusted,
        installedOn: context.today(),
      });
      const trust = trusted ? '本站信任' : '管理员确认';
      context.record('安装法律数据', { title, version, date, lawAsOf, sha256, signer: signer ?? '', trust });
      await context.changed();
      return listOf(installed);
    },
    'lawData/remove': async ({ sha256 }) => {
      const { title, version, date } = await installed.remove(sha256, context.today());
      context.record('取消法律数据', { title, version, date, sha256 });
      await context.changed();
      return listOf(installed);
    },
  };
}

/** Throws DATA_PACKAGE_SIGNATURE where there is a signature that is not of these bytes. */
async function soundSignature(
  file: string,
  read: DataPackage,
  { trust, now }: PackageContext,
): Promise<SignatureVerdict | null> {
  const { judgePackage } = await import('../signed-package/package-signature.ts');
  const signature = await judgePackage(read, { ...(await trust()), now: now() });
  // A package that was changed after it was signed is nobody's to say yes to.
  if (signature?.integrity === 'broken') {
    const problem = signature.problems[0]?.message ?? '签名与内容不符';
    throw new AppError('DATA_PACKAGE_SIGNATURE', { file, problem });
  }
  return signature;
}

function infoOf(
  file: string,
  { manifest, sha256 }: DataPackage,
  part: LawPart,
  signature: SignatureVerdict | null,
  installed: InstalledLaw,
): DataPackageInfo {
  const { title, version, date, lawAsOf, wholeLaw, source } = manifest;
  const there = new Set(entriesOf(installed.tables(sha256)).map(({ kind, key }) => `${kind} ${key}`));
  const changes = entriesOf(part).map(({ kind, key, title }) => ({
    kind: dataKinds[kind],
    title,
    replaces: there.has(`${kind} ${key}`),
  }));
  const head = { title, version, date, lawAsOf, wholeLaw, source };
  const unknown = unknownPart(signature);
  return { ...head, file, sha256, changes, signature, unknown, same: installed.has(sha256) };
}

function listOf(installed: InstalledLaw): InstalledDataList {
  const tables = lawTables();
  const years = tables.years.map(({ year }) => year);
  const holds = [
    { kind: dataKinds.holidays, text: `${years.join('、')} 年` },
    { kind: dataKinds.statutes, text: `${tables.statutes.length} 部` },
    { kind: dataKinds.thresholds, text: `${tables.thresholds.length} 条` },
    { kind: dataKinds.deadlines, text: `${tables.deadlines.length} 条` },
    { kind: dataKinds.causes, text: `${tables.causes.length} 个` },
  ];
  const builtIn = {
    lawAsOf: builtInLaw.asOf,
    source: builtInSource.source,
    unverified: builtInSource.unverified,
  };
  return { builtIn, lawAsOf: tables.asOf, holds, installed: installed.list };
}

function readGiven({ grantedPath }: PackageContext, token: string): Promise<GrantedFile> {
  return readGrantedFile(
    grantedPath,
    token,
    packageLimit,
    (file) => new AppError('DATA_PACKAGE_UNREADABLE', { file, problem: '文件过大，不是数据包' }),
  );
}
