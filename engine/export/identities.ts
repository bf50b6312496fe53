import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../contract/app-error.ts';
import type { IdentityInfo, TokenCertificateInfo } from '../../contract/commands/station.ts';
import type { Identity } from './signing/identity.ts';
import { replaceFile, writeFileBeside } from './write-file.ts';

/** What is kept of an identity; the key stays in its PKCS#12 or PEM file under its own password, or on its USB key. */
type Kept = Omit<IdentityInfo, 'unlocked' | 'keptIn'> & {
  /** Of a file: its name in the folder. Of a key on a token: null. */
  readonly file: string | null;
  /** Of a key on a token: the vendor's driver, and the certificate (DER, base64) that finds the key. */
  readonly token?: { readonly driver: string; readonly certificate: string };
  /** DER of the topmost certificate it came with, base64: what this station's own signatures are trusted by. */
  readonly authority: string;
  /** Only of a trial identity, whose key protects nothing: so that no password need be asked for it. */
  readonly trialPassword: string | null;
};

type Register = { readonly chosen: string | null; readonly items: readonly Kept[] };

/** What only signing needs is loaded when one signs: the program starts without it. */
const keyReader = () => import('./signing/key-file.ts');
const tokenReader = () => import('./signing/token-identity.ts');

/**
 * The station's signing identities: key files in the data folder and a register beside them. Passwords and opened
 * keys live in memory only, until the program closes; they are never written or logged.
 */
export class Identities {
  private readonly folder: string;
  private readonly now: () => Date;
  private readonly open = new Map<string, Identity>();

  constructor(dataFolder: string, now: () => Date) {
    this.folder = join(dataFolder, 'identities');
    this.now = now;
  }

  async list(): Promise<{ identities: readonly IdentityInfo[]; chosen: string | null }> {
    const register = await this.register();
    return { identities: register.items.map((kept) => this.info(kept)), chosen: register.chosen };
  }

  /** Takes in a PKCS#12 or PEM file and chooses it. Throws what openKeyFile throws. */
  async import(bytes: Uint8Array, password: string): Promise<IdentityInfo> {
    const { openKeyFile } = await keyReader();
    return this.addFile(bytes, openKeyFile(bytes, password, this.now()), null);
  }

  /** Makes a trial identity for the agency, valid for a year, and chooses it. */
  async makeTrial(agencyName: string): Promise<IdentityInfo> {
    const password = randomUUID();
    const now = this.now();
    const { createTrialIdentity } = await import('./signing/trial-identity.ts');
    const { openKeyFile } = await keyReader();
    const { pkcs12 } = await createTrialIdentity({ agencyName, password, now, years: 1 });
    return this.addFile(pkcs12, openKeyFile(pkcs12, password, now), password);
  }

  /**
   * Certificates to sign with on the USB keys that a vendor's driver reaches; those past their day are listed too.
   * Throws TOKEN_UNAVAILABLE, TOKEN_MODULE_UNUSABLE, TOKEN_NO_CERTIFICATE, TOKEN_FAILED.
   */
  async tokenCertificates(driver: string): Promise<readonly TokenCertificateInfo[]> {
    const { listTokenCertificates } = await tokenReader();
    const listed = await listTokenCertificates(driver);
    if (listed.length === 0) throw new AppError('TOKEN_NO_CERTIFICATE');
    return listed.map(({ certificate, supported }) => ({
      certificate: fingerprint(certificate.der),
      subject: certificate.subjectName,
      issuer: certificate.issuerName,
      notAfter: certificate.notAfter.toISOString(),
      supported,
    }));
  }

  /** Opens a key on a USB key with its PIN and chooses it; the PIN is not kept. Throws what openTokenIdentity throws. */
  async addToken(driver: string, certificate: string, pin: string): Promise<IdentityInfo> {
    const { listTokenCertificates, openTokenIdentity } = await tokenReader();
    const listed = await listTokenCertificates(driver);
    const found = listed.find((item) => fingerprint(item.certificate.der) === certificate);
    if (!found) throw new AppError('TOKEN_NO_CERTIFICATE');
    const { der } = found.certificate;
    const identity = await openTokenIdentity(driver, der, pin, this.now());
    const token = { driver, certificate: Buffer.from(der).toString('base64') };
    return this.add(identity, { file: null, token, trialPassword: null });
  }

  /** Opens a key for this run of the program. Throws P12_WRONG_PASSWORD, TOKEN_WRONG_PIN, CERT_EXPIRED, NOT_FOUND. */
  async unlock(id: string, password: string): Promise<IdentityInfo> {
    const kept = await this.kept(id);
    this.open.set(id, await this.openKept(kept, password));
    return this.info(kept);
  }

  async choose(id: string): Promise<IdentityInfo> {
    const kept = await this.kept(id);
    const register = await this.register();
    await this.save({ ...register, chosen: id });
    return this.info(kept);
  }

  /** The chosen identity, opened. Throws IDENTITY_MISSING when none is chosen, IDENTITY_LOCKED until its password was given. */
  async chosen(): Promise<Identity> {
    const { chosen } = await this.register();
    if (chosen === null) throw new AppError('IDENTITY_MISSING');
    return this.opened(chosen);
  }

  /** One of the station's identities, opened. Throws NOT_FOUND, IDENTITY_LOCKED until its password was given. */
  async opened(id: string): Promise<Identity> {
    const opened = this.open.get(id);
    if (opened && isAlive(opened)) return opened;
    const kept = await this.kept(id);
    if (kept.trialPassword === null) throw new AppError('IDENTITY_LOCKED', { subject: kept.subject });
    const identity = await this.openKept(kept, kept.trialPassword);
    this.open.set(id, identity);
    return identity;
  }

  /** The same, with the id that the settings know it by. */
  async chosenWithId(): Promise<{ readonly id: string; readonly identity: Identity }> {
    const identity = await this.chosen();
    return { id: (await this.register()).chosen ?? '', identity };
  }

  /** DER certificates of the authorities that the station trusts: those of its own identities. */
  async trusted(): Promise<readonly Uint8Array[]> {
    const { items } = await this.register();
    return items.map((kept) => Buffer.from(kept.authority, 'base64'));
  }

  /** Forgets the trial identities and deletes their files; the newest of the others is chosen where one of them was. */
  async removeTrials(): Promise<void> {
    const { chosen, items } = await this.register();
    const trials = items.filter(({ trial }) => trial);
    if (trials.length === 0) return;
    const others = items.filter(({ trial }) => !trial);
    const stays = others.some(({ id }) => id === chosen);
    await this.save({ chosen: stays ? chosen : (others.at(-1)?.id ?? null), items: others });
    for (const { id, file } of trials) {
      this.open.delete(id);
      if (file !== null) await rm(join(this.folder, file), { force: true });
    }
  }

  private async addFile(
    bytes: Uint8Array,
    identity: Identity,
    trialPassword: string | null,
  ): Promise<IdentityInfo> {
    await mkdir(this.folder, { recursive: true });
    const { isPem } = await keyReader();
    const file = `${randomUUID()}.${isPem(bytes) ? 'pem' : 'p12'}`;
    await writeFileBeside(join(this.folder, file), bytes);
    return this.add(identity, { file, trialPassword });
  }

  private async add(
    identity: Identity,
    key: Pick<Kept, 'file' | 'token' | 'trialPassword'>,
  ): Promise<IdentityInfo> {
    const id = randomUUID();
    const kept: Kept = {
      id,
      ...key,
      authority: Buffer.from(identity.certificates.at(-1) ?? identity.certificates[0]).toString('base64'),
      subject: identity.subjectName,
      issuer: identity.issuerName,
      algorithm: identity.algorithm,
      notBefore: identity.notBefore.toISOString(),
      notAfter: identity.notAfter.toISOString(),
      trial: identity.trial,
    };
    this.open.set(id, identity);
    const register = await this.register();
    await this.save({ chosen: id, items: [...register.items, kept] });
    return this.info(kept);
  }

  private async openKept(kept: Kept, password: string): Promise<Identity> {
    if (kept.token) {
      const { openTokenIdentity } = await tokenReader();
      const certificate = Buffer.from(kept.token.certificate, 'base64');
      return openTokenIdentity(kept.token.driver, certificate, password, this.now());
    }
    if (kept.file === null) throw new AppError('NOT_FOUND', { what: '签名证书', id: kept.id });
    const { openKeyFile } = await keyReader();
    return openKeyFile(await readFile(join(this.folder, kept.file)), password, this.now());
  }

  private async kept(id: string): Promise<Kept> {
    const kept = (await this.register()).items.find((item) => item.id === id);
    if (!kept) throw new AppError('NOT_FOUND', { what: '签名证书', id });
    return kept;
  }

  private info({ file: _file, token, authority: _authority, trialPassword, ...info }: Kept): IdentityInfo {
    const opened = this.open.get(info.id);
    const unlocked = trialPassword !== null || (opened !== undefined && isAlive(opened));
    return { ...info, unlocked, keptIn: token ? 'token' : 'file' };
  }

  private async register(): Promise<Register> {
    const text = await readFile(this.registerFile(), 'utf8').catch(() => null);
    return text === null ? { chosen: null, items: [] } : JSON.parse(text);
  }

  private async save(register: Register): Promise<void> {
    await replaceFile(this.registerFile(), Buffer.from(JSON.stringify(register, null, 2)));
  }

  private registerFile(): string {
    return join(this.folder, 'identities.json');
  }
}

/** False once a USB key was pulled out: its PIN is asked again. */
const isAlive = (identity: Identity): boolean => identity.alive?.() ?? true;

const fingerprint = (der: Uint8Array): string => createHash('sha256').update(der).digest('hex');
