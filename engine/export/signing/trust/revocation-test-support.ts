/**
 * TEST SUPPORT, not part of the program: an authority by openssl that keeps a record of what it issued and revoked,
 * and so can write revocation lists and OCSP responses of any day.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Identity } from '../identity.ts';
import { openPkcs12 } from '../pkcs12.ts';

const config = `
[ca]
default_ca=one
[one]
database=index.txt
serial=serial
crlnumber=crlnumber
default_md=sha256
policy=any
unique_subject=no
copy_extensions=none
[any]
countryName=optional
organizationName=optional
commonName=supplied
[req]
distinguished_name=none
[none]
[v3_ca]
basicConstraints=critical,CA:TRUE
keyUsage=critical,keyCertSign,cRLSign
subjectKeyIdentifier=hash
`;

export type Revocation = { readonly serial: string; readonly at: Date; readonly reason?: string };

/** What a certificate is for, as an extension file of openssl. */
export const usages = {
  signer: 'keyUsage=critical,digitalSignature,nonRepudiation\nbasicConstraints=CA:FALSE\n',
  timeStamps: 'keyUsage=critical,digitalSignature\nextendedKeyUsage=critical,timeStamping\n',
  answers: 'keyUsage=critical,digitalSignature\nextendedKeyUsage=OCSPSigning\nnoCheck=ignored\n',
  authority: 'basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\n',
} as const;

/** A folder with keys, certificates and the authorities' records; `end` removes it. */
export class RevokingAuthority {
  readonly folder = mkdtempSync(join(tmpdir(), 'anjuan-revocation-'));

  constructor() {
    writeFileSync(join(this.folder, 'ca.cnf'), config);
    this.openssl(
      ...['req', '-x509', '-config', 'ca.cnf', '-extensions', 'v3_ca', '-newkey', 'rsa:2048', '-nodes'],
      ...['-keyout', 'ca.key', '-out', 'ca.crt', '-days', '3650', '-utf8'],
      ...['-subj', '/C=CN/O=测试/CN=某省测试根证书'],
    );
  }

  end(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  openssl(...args: string[]): string {
    return execFileSync('openssl', args, { cwd: this.folder, stdio: 'pipe', encoding: 'utf8' });
  }

  /** Issues a certificate under `issuer` (its name); the extensions are `usage`. */
  issue(name: string, serial: string, usage: string, issuer = 'ca'): void {
    writeFileSync(join(this.folder, 'leaf.cnf'), usage.replace('noCheck=ignored\n', 'noCheck=yes\n'));
    this.openssl(
      ...['req', '-new', '-config', 'ca.cnf', '-newkey', 'rsa:2048', '-nodes', '-keyout', `${name}.key`],
      ...['-out', `${name}.csr`, '-utf8', '-subj', `/C=CN/O=某某县交通运输局/CN=${name}`],
    );
    this.openssl(
      ...['x509', '-req', '-in', `${name}.csr`, '-CA', `${issuer}.crt`, '-CAkey', `${issuer}.key`],
      ...['-set_serial', `0x${serial}`, '-days', '800', '-extfile', 'leaf.cnf', '-out', `${name}.crt`],
    );
  }

  /** DER of a certificate. */
  certificate(name: string): Uint8Array {
    this.openssl('x509', '-in', `${name}.crt`, '-outform', 'DER', '-out', `${name}.der`);
    return this.read(`${name}.der`);
  }

  /** The key with its certificate and those of `chain`, as the program opens them. */
  identity(name: string, ...chain: readonly string[]): Identity {
    const above = chain.map((one) => readFileSync(join(this.folder, `${one}.crt`), 'utf8')).join('');
    writeFileSync(join(this.folder, 'chain.pem'), above);
    this.openssl(
      ...['pkcs12', '-export', '-inkey', `${name}.key`, '-in', `${name}.crt`, '-certfile', 'chain.pem'],
      ...['-passout', 'pass:test', '-out', `${name}.p12`],
    );
    return openPkcs12(this.read(`${name}.p12`), 'test', new Date());
  }

  /** A revocation list of `issuer`, DER, from one moment to another. */
  list(from: Date, until: Date, revoked: readonly Revocation[] = [], issuer = 'ca'): Uint8Array {
    this.#record(revoked, []);
    this.openssl(
      ...['ca', '-gencrl', '-config', 'ca.cnf', '-cert', `${issuer}.crt`, '-keyfile', `${issuer}.key`],
      ...['-crl_lastupdate', stamp(from), '-crl_nextupdate', stamp(until), '-out', 'list.pem'],
    );
    this.openssl('crl', '-in', 'list.pem', '-outform', 'DER', '-out', 'list.der');
    return this.read('list.der');
  }

  /** An OCSP response of today about `name`, good for a day, signed by `responder`. */
  answer(
    name: string,
    responder: string,
    known: readonly string[],
    revoked: readonly Revocation[] = [],
  ): Uint8Array {
    this.#record(revoked, known);
    this.openssl(
      ...['ocsp', '-index', 'index.txt', '-CA', 'ca.crt', '-rsigner', `${responder}.crt`],
      ...['-rkey', `${responder}.key`, '-issuer', 'ca.crt', '-cert', `${name}.crt`, '-ndays', '1'],
      ...['-respout', 'answer.der', '-noverify'],
    );
    return this.read('answer.der');
  }

  read(file: string): Uint8Array {
    return new Uint8Array(readFileSync(join(this.folder, file)));
  }

  /** The authority's record as openssl keeps it. */
  #record(revoked: readonly Revocation[], valid: readonly string[]): void {
    const lines = [
      ...revoked.map(({ serial, at, reason }) =>
        [
          'R',
          '991231235959Z',
          [stamp(at), ...(reason ? [reason] : [])].join(','),
          serial,
          'unknown',
          '/CN=x',
        ].join('\t'),
      ),
      ...valid.map((serial) => ['V', '991231235959Z', '', serial, 'unknown', '/CN=x'].join('\t')),
    ];
    writeFileSync(join(this.folder, 'index.txt'), lines.map((line) => `${line}\n`).join(''));
    writeFileSync(join(this.folder, 'crlnumber'), '01\n');
    writeFileSync(join(this.folder, 'serial'), '1000\n');
  }
}

/** YYMMDDHHMMSSZ. */
function stamp(moment: Date): string {
  return `${moment
    .toISOString()
    .replace(/[-:T]|\.\d+Z/g, '')
    .slice(2)}Z`;
}
