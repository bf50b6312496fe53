import { AppError } from '../../contract/app-error.ts';
import type { FormPackageInfo } from '../../contract/commands/station-forms.ts';
import type { Handlers } from '../../contract/commands.ts';
import type { SignatureVerdict } from '../../contract/verdict.ts';
import type { StationTrust } from '../export/signing/trust/station-trust.ts';
import type { LoadedForm } from '../forms/form-library.ts';
import { type GrantedFile, readGrantedFile } from '../granted-file.ts';
import { once } from '../values/once.ts';
import { checkForm } from './check-form.ts';
import { checkContext, requireSound } from './folder-commands.ts';
import { type FormPackage, packageLimit, readFormPackage } from './form-package.ts';
import { InstalledForms } from './installed-forms.ts';
import type { StationLibrary } from './station-library.ts';

type PackageContext = {
  readonly resourcesFolder: string;
  readonly dataFolder: string;
  readonly library: StationLibrary;
  readonly now: () => Date;
  readonly today: () => string;
  readonly trust: () => Promise<StationTrust>;
  readonly grantedPath: (token: string) => string | null;
  readonly record: (what: string, detail: Readonly<Record<string, string>>) => void;
};

type Opened = {
  readonly bytes: Uint8Array;
  readonly info: FormPackageInfo;
};

/** The station's own forms: loads those installed into the library, and takes in and takes out more. */
export function formPackageHandlers(
  context: PackageContext,
): Handlers<'formPackage/list' | 'formPackage/open' | 'formPackage/install' | 'formPackage/remove'> {
  const { dataFolder, library, resourcesFolder, today } = context;
  // A package may name forms that are installed beside it; ids of its own are held against the program's forms alone.
  const checking = once(() => ({
    ...checkContext({ resourcesFolder, library: library.official }),
    isForm: (id: string) => library.form(id) !== null,
  }));
  const installed = new InstalledForms(dataFolder, library, checking);
  installed.load();
  const open = async (token: string): Promise<Opened> => {
    const { name, bytes } = await readGiven(context, token);
    const read = readFormPackage(name, bytes);
    const checked = checkForm(read.texts, checking());
    requireSound(checked);
    const { id, title, version } = read.manifest;
    if (!checked.form || checked.id !== id || checked.title !== title || checked.version !== version)
      throw new AppError('FORM_PACKAGE_UNREADABLE', { file: name, problem: '清单与 form.json 不一致' });
    const { judgePackage } = await import('../signed-package/package-signature.ts');
    const signature = await judgePackage(read, { ...(await context.trust()), now: context.now() });
    // A package that was changed after it was signed is nobody's to say yes to.
    if (signature?.integrity === 'broken')
      throw new AppError('FORM_PACKAGE_UNREADABLE', {
        file: name,
        problem: signature.problems[0]?.message ?? '签名与内容不符',
      });
    return { bytes, info: infoOf(name, read, checked.form, signature, installed) };
  };
  return {
    'formPackage/list': () => ({ installed: installed.list }),
    'formPackage/open': async ({ file }) => (await open(file)).info,
    'formPackage/install': async ({ file, sha256, accept }) => {
      const { bytes, info } = await open(file);
      if (info.sha256 !== sha256)
        throw new AppError('FORM_PACKAGE_UNREADABLE', { file: info.file, problem: '看过以后文件又变了' });
      if (info.unknown !== null && !accept)
        throw new AppError('FORM_PACKAGE_UNKNOWN', { title: info.title, problem: info.unknown });
      const { id, title, version, inForceFrom, madeAt, source, lawAsOf, signature } = info;
      const signer = signature?.signer ?? null;
      const trusted = info.unknown === null;
      const head = { id, title, version, inForceFrom, madeAt, source, lawAsOf };
      const kept = { ...head, signer, trusted, installedOn: today(), sha256 };
      await installed.install(bytes, kept);
      context.record('安装文书式样', {
        form: id,
        title,
        version,
        sha256,
        signer: signer ?? '',
        trust: trusted ? '本站信任' : '管理员确认',
      });
      return { ...info, installed: installed.newest(id), same: true };
    },
    'formPackage/remove': async ({ id }) => {
      const { title, version } = await installed.remove(id, today());
      context.record('移除文书式样', { form: id, title, version });
      return { installed: installed.list };
    },
  };
}

function infoOf(
  file: string,
  { manifest, sha256 }: FormPackage,
  { definition }: LoadedForm,
  signature: SignatureVerdict | null,
  installed: InstalledForms,
): FormPackageInfo {
  const { id, title, version, inForceFrom, purpose, whenToUse, basis } = definition;
  const { source = null, lawAsOf = null } = definition;
  const { madeAt } = manifest;
  const unknown = unknownPart(signature);
  const what = { file, sha256, id, title, version, inForceFrom, purpose, whenToUse, basis, madeAt };
  const from = { source, lawAsOf };
  return {
    ...what,
    ...from,
    signature,
    unknown,
    installed: installed.newest(id),
    same: installed.has(sha256),
  };
}

/** What nobody can vouch for, in Chinese; null where the station trusts the signer and the signature is sound. */
export function unknownPart(signature: SignatureVerdict | null): string | null {
  if (!signature) return '没有签名，不知道是谁做的、有没有被改过';
  const [problem] = signature.problems;
  if (problem) return `的签名有问题（${problem.message}）`;
  if (signature.trial) return `由试用证书“${signature.signer}”签名，不能证明是谁做的`;
  if (signature.trust !== 'trusted') return `由“${signature.signer}”签名，不在本站信任之列`;
  return null;
}

function readGiven({ grantedPath }: PackageContext, token: string): Promise<GrantedFile> {
  return readGrantedFile(
    grantedPath,
    token,
    packageLimit,
    (file) => new AppError('FORM_PACKAGE_UNREADABLE', { file, problem: '文件过大，不是式样包' }),
  );
}
