import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../contract/app-error.ts';
import { type TrustItem, type TrustKind, type TrustUse, trustKinds } from '../../contract/commands/trust.ts';
import type { Certificate } from './signing/certificate.ts';
import type { StationTrust } from './signing/trust/station-trust.ts';
import type { TrustFile } from './signing/trust/trust-file.ts';
import { replaceFile } from './write-file.ts';

/** An item as it is kept: a file of its own, named by what it is for and its content. */
type Kept = { readonly id: string; readonly kind: TrustKind; readonly der: Uint8Array };

const named = /^trust-([a-zA-Z]+)-([0-9a-f]{64})\.der$/;

/** What only judging needs is loaded when one judges: the program starts without it. */
const readers = () => import('./signing/trust/trust-file.ts');

/**
 * Whom the station trusts beside the authorities of its own certificates, and the lists, answers and certificates it
 * judges by: files in the folder of its identities, so that they go along in every backup.
 */
export class TrustStore {
  readonly #folder: string;
  readonly #now: () => Date;

  constructor(dataFolder: string, now: () => Date) {
    this.#folder = join(dataFolder, 'identities');
    this.#now = now;
  }

  async list(): Promise<readonly TrustItem[]> {
    const kept = await this.#kept();
    const items: TrustItem[] = [];
    for (const one of kept) {
      const item = await this.#described(one);
      if (item) items.push(item);
    }
    return items.sort((one, other) => one.name.localeCompare(other.name, 'zh-CN'));
  }

  /** Takes in all that a file holds; one that holds anything else is refused whole. Throws TRUST_FILE_INVALID. */
  async take(name: string, bytes: Uint8Array, use: TrustUse): Promise<{ added: number; known: number }> {
    const { readTrustFile } = await readers();
    const file = readTrustFile(bytes);
    if (!file) throw invalid(name, '不是证书、吊销列表（CRL）或 OCSP 答复');
    const before = new Set((await this.#kept()).map(({ id }) => id));
    const wanted = this.#sorted(name, file, use).map(({ kind, der }) => ({ id: idOf(kind, der), der }));
    const fresh = wanted.filter(({ id }) => !before.has(id));
    await mkdir(this.#folder, { recursive: true });
    for (const { id, der } of fresh) await replaceFile(join(this.#folder, `trust-${id}.der`), der);
    return { added: fresh.length, known: wanted.length - fresh.length };
  }

  /** Throws NOT_FOUND. */
  async remove(id: string): Promise<TrustItem> {
    const item = (await this.list()).find((one) => one.id === id);
    if (!item) throw new AppError('NOT_FOUND', { what: '信任的证书或吊销资料', id });
    await rm(join(this.#folder, `trust-${id}.der`));
    return item;
  }

  /** For verifying, `own` being the authorities of the station's certificates. */
  async trust(own: readonly Uint8Array[]): Promise<StationTrust> {
    const kept = await this.#kept();
    const of = (kind: TrustKind) => kept.filter((one) => one.kind === kind).map(({ der }) => der);
    return {
      trusted: [...own, ...of('signers')],
      timeAuthorities: of('timeStamps'),
      validation: { certificates: of('certificate'), lists: of('crl'), answers: of('ocsp') },
    };
  }

  /** What is to be kept of a file, by what it was given for. Throws TRUST_FILE_INVALID. */
  #sorted(name: string, file: TrustFile, use: TrustUse): { kind: TrustKind; der: Uint8Array }[] {
    const now = this.#now();
    if (use === 'revocation') {
      return [
        ...file.certificates.map(({ der }) => ({ kind: 'certificate', der }) as const),
        ...file.lists.map((der) => ({ kind: 'crl', der }) as const),
        ...file.answers.map((der) => ({ kind: 'ocsp', der }) as const),
      ];
    }
    if (file.certificates.length === 0) throw invalid(name, '是吊销资料，不是证书');
    for (const certificate of file.certificates) {
      if (now > certificate.notAfter) throw invalid(name, `里的证书“${certificate.subjectName}”已经过期`);
      if (use === 'timeStamps' && !mayVouchForTime(certificate))
        throw invalid(name, `里的证书“${certificate.subjectName}”不是时间戳服务的，也不是发证机构的`);
    }
    return file.certificates.map(({ der }) => ({ kind: use, der }));
  }

  async #described({ id, kind, der }: Kept): Promise<TrustItem | null> {
    const { readTrustFile } = await readers();
    const { readRevocation } = await import('./signing/trust/revocation-source.ts');
    const [certificate] = readTrustFile(der)?.certificates ?? [];
    if (certificate) {
      const { subjectName, issuerName, notBefore, notAfter } = certificate;
      return this.#item({
        id,
        kind,
        name: subjectName,
        issuer: issuerName,
        from: notBefore,
        until: notAfter,
      });
    }
    const source = readRevocation(der);
    if (!source) return null;
    const { issuerName, thisUpdate, nextUpdate } = source;
    return this.#item({
      id,
      kind,
      name: issuerName,
      issuer: issuerName,
      from: thisUpdate,
      until: nextUpdate,
    });
  }

  #item({
    from,
    until,
    ...rest
  }: Omit<TrustItem, 'from' | 'until' | 'past'> & { from: Date; until: Date | null }) {
    const past = until !== null && until < this.#now();
    return { ...rest, from: from.toISOString(), until: until?.toISOString() ?? null, past };
  }

  async #kept(): Promise<readonly Kept[]> {
    const files = await readdir(this.#folder).catch(() => []);
    const kept: Kept[] = [];
    for (const file of files) {
      const [, kind = '', digest = ''] = named.exec(file) ?? [];
      if (!isKind(kind)) continue;
      const der = new Uint8Array(await readFile(join(this.#folder, file)));
      // A damaged file is nothing to judge by.
      if (idOf(kind, der) === `${kind}-${digest}`) kept.push({ id: `${kind}-${digest}`, kind, der });
    }
    return kept;
  }
}

function isKind(text: string): text is TrustKind {
  return Object.hasOwn(trustKinds, text);
}

function idOf(kind: TrustKind, der: Uint8Array): string {
  return `${kind}-${createHash('sha256').update(der).digest('hex')}`;
}

/** An authority, or a certificate for time stamps (RFC 3161, 2.3). */
function mayVouchForTime({ x509 }: Certificate): boolean {
  return x509.ca || (x509.keyUsage ?? []).includes('1.3.6.1.5.5.7.3.8');
}

function invalid(file: string, problem: string): AppError {
  return new AppError('TRUST_FILE_INVALID', { file, problem });
}
