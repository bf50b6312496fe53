/**
 * TEST SUPPORT, not part of the program: runs verifiers that share no code with ours over signed files, so that a
 * test can hold our verdicts against theirs. A tool that is missing throws; ask `hasTools` first.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Whether all these programs are on the path. */
export function hasTools(...names: readonly string[]): boolean {
  return names.every((name) => spawnSync('which', [name]).status === 0);
}

export type PdfsigVerdict = {
  readonly signer: string;
  readonly type: string;
  readonly valid: boolean;
  readonly trusted: boolean;
  readonly wholeDocument: boolean;
};

/** poppler's `pdfsig` with the trusted CAs (DER) in an NSS database. Its exit code says nothing; its text does. */
export function pdfsig(pdf: Uint8Array, ...authorities: readonly Uint8Array[]): PdfsigVerdict[] {
  return inFolder((folder) => {
    const database = nssDatabase(folder, authorities);
    const file = put(folder, 'signed.pdf', pdf);
    const { stdout } = spawnSync('pdfsig', ['-nssdir', database, file], { encoding: 'utf8' });
    return stdout
      .split(/^Signature #\d+:$/m)
      .slice(1)
      .map((text) => ({
        signer: /Signer Certificate Common Name: (.*)/.exec(text)?.[1] ?? '',
        type: /Signature Type: (.*)/.exec(text)?.[1] ?? '',
        valid: text.includes('Signature Validation: Signature is Valid.'),
        trusted: text.includes('Certificate Validation: Certificate is Trusted.'),
        wholeDocument: text.includes('- Total document signed'),
      }));
  });
}

/** `openssl cms -verify -cades` over each signature's own bytes, cut out by its /ByteRange; what it printed. */
export function opensslCades(pdf: Uint8Array, ...authorities: readonly Uint8Array[]): string[] {
  const text = Buffer.from(pdf).toString('latin1');
  return inFolder((folder) => {
    const ca = pemFile(folder, authorities);
    return [...text.matchAll(/\/ByteRange ?\[(\d+) (\d+) (\d+) (\d+) *\]/g)].map((match) => {
      const [start = 0, length = 0, next = 0, rest = 0] = match.slice(1).map(Number);
      const cms = Buffer.from(text.slice(length + 1, next - 1), 'hex');
      const content = Buffer.concat([pdf.subarray(start, length), pdf.subarray(next, next + rest)]);
      const result = spawnSync(
        'openssl',
        ['cms', '-verify', '-cades', '-inform', 'DER', '-in', put(folder, 's.p7s', cms)].concat([
          ...['-content', put(folder, 's.bin', content), '-binary', '-CAfile', ca],
          ...['-purpose', 'any', '-out', '/dev/null'],
        ]),
        { encoding: 'utf8' },
      );
      return result.stderr.trim();
    });
  });
}

/** `qpdf --check`: whether it found neither error nor warning, and how many pages it counts. */
export function qpdfCheck(pdf: Uint8Array): { readonly clean: boolean; readonly pages: number } {
  return inFolder((folder) => {
    const file = put(folder, 'a.pdf', pdf);
    const { stdout, stderr, status } = spawnSync('qpdf', ['--check', file], { encoding: 'utf8' });
    const clean =
      status === 0 && stdout.includes('No syntax or stream encoding errors') && !/WARNING/.test(stderr);
    return { clean, pages: Number(spawnSync('qpdf', ['--show-npages', file], { encoding: 'utf8' }).stdout) };
  });
}

/** The text that `pdftotext` reads. */
export function pdfText(pdf: Uint8Array): string {
  return inFolder((folder) =>
    execFileSync('pdftotext', [put(folder, 'a.pdf', pdf), '-'], { encoding: 'utf8' }),
  );
}

export type XmlsecVerdict = {
  readonly ok: boolean;
  /** References found good, and all, of SignedInfo and of the Manifest: the exit code is 0 even when they differ. */
  readonly signedInfo: string;
  readonly manifest: string;
};

/** `xmlsec1 --verify` over one signature part of a DOCX, the package's parts given by --url-map. */
export function xmlsec(docx: Uint8Array, signaturePart: string, authority: Uint8Array | null): XmlsecVerdict {
  return inFolder((folder) => {
    execFileSync('unzip', ['-q', '-o', put(folder, 'a.docx', docx), '-d', folder]);
    const xml = readFileSync(join(folder, signaturePart), 'utf8');
    const uris = [...xml.matchAll(/URI="(\/[^"]+)"/g)].map((match) => match[1] ?? '');
    const maps = uris.flatMap((uri) => [`--url-map:${uri}`, join(folder, uri.replace(/\?.*/, ''))]);
    const { stdout, stderr } = spawnSync(
      'xmlsec1',
      [
        '--verify',
        ...(authority ? ['--trusted-pem', pemFile(folder, [authority])] : ['--insecure']),
        '--id-attr:Id',
        'http://www.w3.org/2000/09/xmldsig#:Object',
        '--id-attr:Id',
        'http://uri.etsi.org/01903/v1.3.2#:SignedProperties',
        ...maps,
        join(folder, signaturePart),
      ],
      { encoding: 'utf8' },
    );
    const text = `${stdout}\n${stderr}`;
    return {
      ok: /^OK$/m.test(text),
      signedInfo: /SignedInfo References \(ok\/all\): (\S+)/.exec(text)?.[1] ?? '',
      manifest: /Manifests References \(ok\/all\): (\S+)/.exec(text)?.[1] ?? '',
    };
  });
}

export type LibreOfficeSignature = {
  readonly valid: boolean;
  /** CertificateValidity: 0 is trusted. */
  readonly status: number;
  readonly signer: string;
};

/** LibreOffice's own verdicts over DOCX files, all with one start of the program. */
export function libreOffice(
  files: readonly Uint8Array[],
  ...authorities: readonly Uint8Array[]
): readonly (readonly LibreOfficeSignature[])[] {
  return inFolder((folder) => {
    const paths = files.map((file, index) => put(folder, `${index}.docx`, file));
    const script = fileURLToPath(new URL('libreoffice-verify.py', import.meta.url));
    const output = execFileSync('/usr/bin/python3', [script, folder, ...paths], {
      encoding: 'utf8',
      env: { ...process.env, MOZILLA_CERTIFICATE_FOLDER: nssDatabase(folder, authorities) },
      timeout: 120_000 + files.length * 2000,
    });
    return JSON.parse(output);
  });
}

function nssDatabase(folder: string, authorities: readonly Uint8Array[]): string {
  const path = join(folder, 'nss');
  mkdirSync(path);
  execFileSync('certutil', ['-N', '-d', `sql:${path}`, '--empty-password'], { stdio: 'ignore' });
  for (const [index, authority] of authorities.entries()) {
    const file = put(folder, 'authority.der', authority);
    execFileSync('certutil', ['-A', '-d', `sql:${path}`, '-n', `root ${index}`, '-t', 'CT,C,C', '-i', file]);
  }
  return `sql:${path}`;
}

function pemFile(folder: string, certificates: readonly Uint8Array[]): string {
  const blocks = certificates.map((der) => {
    const body = Buffer.from(der).toString('base64');
    return `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n`;
  });
  return put(folder, 'authority.pem', Buffer.from(blocks.join('')));
}

function put(folder: string, name: string, bytes: Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

/** Runs `work` in a folder of its own and removes it. */
export function inFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'anjuan-signing-'));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
