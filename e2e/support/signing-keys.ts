import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const password = '口令 Abc-1';

/** An authority with two people's PKCS#12 files and an SM2 one of its own, made by openssl, and an NSS database with the authority. */
export type SigningKeys = {
  readonly folder: string;
  readonly officer: string;
  readonly agency: string;
  readonly sm2: string;
  /** For `pdfsig -nssdir`. */
  readonly trusted: string;
};

const id = 'distid:1234567812345678';
const pass = `pass:${password}`;

export function makeSigningKeys(): SigningKeys {
  const folder = mkdtempSync(join(tmpdir(), 'anjuan-keys-'));
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
  const req = ['-utf8', '-nodes'];
  openssl(
    ...['req', '-x509', '-newkey', 'rsa:2048', ...req, '-keyout', 'ca.key', '-out', 'ca.crt', '-days', '99'],
    ...['-subj', '/C=CN/O=测试/CN=某省测试根证书'],
  );
  writeFileSync(join(folder, 'leaf.cnf'), 'keyUsage=critical,digitalSignature,nonRepudiation\n');
  const leaf = (name: string, subject: string, key: readonly string[]) => {
    openssl('req', '-newkey', ...key, ...req, '-keyout', 'k', '-out', 'csr', '-subj', `/C=CN/CN=${subject}`);
    openssl(
      ...[
        'x509',
        '-req',
        '-in',
        'csr',
        '-CA',
        'ca.crt',
        '-CAkey',
        'ca.key',
        '-CAcreateserial',
        '-days',
        '99',
      ],
      ...['-extfile', 'leaf.cnf', '-out', 'c'],
    );
    openssl(
      ...[
        'pkcs12',
        '-export',
        '-inkey',
        'k',
        '-in',
        'c',
        '-certfile',
        'ca.crt',
        '-passout',
        pass,
        '-out',
        name,
      ],
    );
  };
  leaf('officer.p12', '张三', ['ec', '-pkeyopt', 'ec_paramgen_curve:P-256']);
  leaf('agency.p12', '某县交通运输局', ['rsa:2048']);
  openssl('ecparam', '-name', 'SM2', '-genkey', '-noout', '-out', 's');
  openssl(
    ...['req', '-x509', '-new', '-key', 's', '-sm3', '-sigopt', id, '-days', '99', '-utf8', '-out', 'sc'],
    ...['-subj', '/C=CN/CN=某县交通运输局（国密）'],
  );
  openssl('pkcs12', '-export', '-inkey', 's', '-in', 'sc', '-passout', pass, '-out', 'sm2.p12');
  const trusted = join(folder, 'nss');
  execFileSync('mkdir', [trusted]);
  execFileSync('certutil', ['-N', '-d', `sql:${trusted}`, '--empty-password']);
  const authority = ['-t', 'CT,C,C', '-n', 'root', '-i', join(folder, 'ca.crt')];
  execFileSync('certutil', ['-A', '-d', `sql:${trusted}`, ...authority]);
  const file = (name: string) => join(folder, name);
  return { folder, officer: file('officer.p12'), agency: file('agency.p12'), sm2: file('sm2.p12'), trusted };
}
