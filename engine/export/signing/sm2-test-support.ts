/** TEST SUPPORT, not part of the program: an SM2 authority with a leaf by openssl, as key files of every kind. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Identity } from './identity.ts';
import { inFolder } from './independent-verifiers.ts';
import { openKeyFile } from './key-file.ts';
import { password } from './signing-test-support.ts';

export type Sm2Authority = {
  /** DER of the root and of the leaf below it. */
  readonly authority: Uint8Array;
  readonly leaf: Uint8Array;
  readonly identity: Identity;
  /** PKCS#12; PEM with an encrypted PKCS#8 key; the same with a key that has no password. */
  readonly files: Readonly<Record<'p12' | 'pem' | 'bare', Uint8Array>>;
  /** The private key, PEM, for openssl. */
  readonly key: string;
};

const id = 'distid:1234567812345678';

/** A root and a leaf for signing, both SM2 with SM3 under the standard's id. */
export function makeSm2Authority(name = '某省国密测试根证书'): Sm2Authority {
  return inFolder((folder) => {
    const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
    const read = (file: string) => new Uint8Array(readFileSync(join(folder, file)));
    for (const key of ['ca.key', 'leaf.key'])
      openssl('ecparam', '-name', 'SM2', '-genkey', '-noout', '-out', key);
    openssl(
      ...['req', '-x509', '-new', '-key', 'ca.key', '-sm3', '-sigopt', id, '-days', '3650', '-utf8'],
      ...['-subj', `/C=CN/O=测试/CN=${name}`, '-addext', 'keyUsage=critical,keyCertSign', '-out', 'ca.crt'],
    );
    const usage = 'keyUsage=critical,digitalSignature,nonRepudiation\nbasicConstraints=CA:FALSE\n';
    writeFileSync(join(folder, 'leaf.cnf'), usage);
    openssl(
      ...['req', '-new', '-key', 'leaf.key', '-sm3', '-sigopt', id, '-utf8', '-out', 'leaf.csr'],
      ...['-subj', '/C=CN/O=某某县交通运输局/CN=某某县交通运输综合行政执法大队（国密）'],
    );
    openssl(
      ...['x509', '-req', '-in', 'leaf.csr', '-CA', 'ca.crt', '-CAkey', 'ca.key', '-CAcreateserial'],
      ...['-days', '800', '-sm3', '-sigopt', id, '-vfyopt', id, '-extfile', 'leaf.cnf', '-out', 'leaf.crt'],
    );
    const pass = `pass:${password}`;
    openssl(
      ...['pkcs12', '-export', '-inkey', 'leaf.key', '-in', 'leaf.crt', '-certfile', 'ca.crt'],
      ...['-passout', pass, '-out', 'leaf.p12'],
    );
    openssl('pkcs8', '-topk8', '-in', 'leaf.key', '-passout', pass, '-out', 'leaf.p8');
    for (const one of ['ca', 'leaf'])
      openssl('x509', '-in', `${one}.crt`, '-outform', 'DER', '-out', `${one}.der`);
    const pem = (key: string) => Uint8Array.from(Buffer.concat([key, 'leaf.crt', 'ca.crt'].map(read)));
    const files = { p12: read('leaf.p12'), pem: pem('leaf.p8'), bare: pem('leaf.key') };
    return {
      authority: read('ca.der'),
      leaf: read('leaf.der'),
      identity: openKeyFile(files.p12, password, new Date()),
      files,
      key: Buffer.from(read('leaf.key')).toString('utf8'),
    };
  });
}
