/**
 * TEST SUPPORT, not part of the program: a real certification authority and identities by openssl, and documents
 * to sign as several writers make them.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Document, Header, ImageRun, Packer, Paragraph, TextRun } from 'docx';
import { unzipSync, zipSync } from 'fflate';
import { PDFDocument } from 'pdf-lib';
import type { Identity } from './identity.ts';
import { inFolder } from './independent-verifiers.ts';
import { openPkcs12 } from './pkcs12.ts';
import { writePng } from './png-writer.ts';

export const password = '口令 Abc-1';

export type TestAuthority = {
  readonly authority: Uint8Array;
  readonly rsa: Identity;
  readonly ec: Identity;
  /** The PKCS#12 files as OpenSSL 3 writes them and as `-legacy` does. */
  readonly files: Readonly<Record<'rsa' | 'rsaLegacy' | 'ec' | 'ecLegacy', Uint8Array>>;
  /** DER of the leaf certificates as openssl made them. */
  readonly leaves: Readonly<Record<'rsa' | 'ec', Uint8Array>>;
};

/** A root authority with an RSA-2048 and a P-256 leaf, all with Chinese names. */
export function makeAuthority(name = '某省测试根证书'): TestAuthority {
  return inFolder((folder) => {
    const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
    openssl(
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-keyout',
      'ca.key',
      '-out',
      'ca.crt',
      '-days',
      '3650',
      '-utf8',
      '-subj',
      `/C=CN/O=测试/CN=${name}`,
    );
    writeFileSync(
      join(folder, 'leaf.cnf'),
      'keyUsage=critical,digitalSignature,nonRepudiation\nbasicConstraints=CA:FALSE\n',
    );
    const leaf = (kind: 'rsa' | 'ec', subject: string, ...key: string[]) => {
      openssl(
        'req',
        '-newkey',
        ...key,
        '-nodes',
        '-keyout',
        `${kind}.key`,
        '-out',
        `${kind}.csr`,
        '-utf8',
        '-subj',
        subject,
      );
      openssl(
        'x509',
        '-req',
        '-in',
        `${kind}.csr`,
        '-CA',
        'ca.crt',
        '-CAkey',
        'ca.key',
        '-CAcreateserial',
        '-days',
        '800',
        '-extfile',
        'leaf.cnf',
        '-out',
        `${kind}.crt`,
      );
      openssl('x509', '-in', `${kind}.crt`, '-outform', 'DER', '-out', `${kind}.der`);
      for (const legacy of [false, true]) {
        openssl(
          'pkcs12',
          '-export',
          ...(legacy ? ['-legacy'] : []),
          '-inkey',
          `${kind}.key`,
          '-in',
          `${kind}.crt`,
          '-certfile',
          'ca.crt',
          '-passout',
          `pass:${password}`,
          '-out',
          `${kind}${legacy ? '-legacy' : ''}.p12`,
        );
      }
    };
    leaf('rsa', '/C=CN/O=某某县交通运输局/CN=某某县交通运输综合行政执法大队', 'rsa:2048');
    leaf('ec', '/C=CN/O=某某县交通运输局/CN=李四', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256');
    openssl('x509', '-in', 'ca.crt', '-outform', 'DER', '-out', 'ca.der');
    const read = (file: string) => new Uint8Array(readFileSync(join(folder, file)));
    const files = {
      rsa: read('rsa.p12'),
      rsaLegacy: read('rsa-legacy.p12'),
      ec: read('ec.p12'),
      ecLegacy: read('ec-legacy.p12'),
    };
    return {
      authority: read('ca.der'),
      rsa: openPkcs12(files.rsa, password, new Date()),
      ec: openPkcs12(files.ec, password, new Date()),
      files,
      leaves: { rsa: read('rsa.der'), ec: read('ec.der') },
    };
  });
}

/** A three-page PDF as different writers shape it. */
export async function samplePdfs(): Promise<
  Readonly<Record<'classic' | 'objectStreams' | 'qpdf' | 'linearized', Uint8Array>>
> {
  const document = await PDFDocument.create();
  for (const number of [1, 2, 3])
    document.addPage([595, 842]).drawText(`Page ${number}: fine 5000 yuan`, { x: 80, y: 700 });
  const classic = await document.save({ useObjectStreams: false });
  const qpdf = (...args: string[]) =>
    inFolder((folder) => {
      writeFileSync(join(folder, 'in.pdf'), classic);
      execFileSync('qpdf', [...args, 'in.pdf', 'out.pdf'], { cwd: folder });
      return new Uint8Array(readFileSync(join(folder, 'out.pdf')));
    });
  return {
    classic,
    objectStreams: await document.save({ useObjectStreams: true }),
    qpdf: qpdf('--object-streams=generate'),
    linearized: qpdf('--linearize'),
  };
}

/** A DOCX with header, picture, numbering and file properties, as the `docx` package writes it. */
export async function sampleDocx(): Promise<Uint8Array> {
  const body = [
    new Paragraph({ children: [new TextRun('行政处罚决定书')] }),
    new Paragraph({
      children: [
        new TextRun('罚款人民币伍仟元整'),
        new ImageRun({ type: 'png', data: samplePng(), transformation: { width: 40, height: 40 } }),
      ],
    }),
  ];
  const document = new Document({
    title: '行政处罚决定书',
    creator: '某某县交通运输局',
    sections: [
      {
        headers: { default: new Header({ children: [new Paragraph('交通运输行政执法文书')] }) },
        children: body,
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

/** A small picture with transparency. */
export function samplePng(): Uint8Array {
  const alpha = Uint8Array.from({ length: 32 * 32 }, (_, index) => (index % 3 === 0 ? 255 : 90));
  return writePng({ width: 32, height: 32 }, [200, 0, 0], alpha);
}

/** Unpacks a DOCX, lets `change` edit the entries, and packs it again in the same order. */
export function editZip(docx: Uint8Array, change: (entries: Record<string, Uint8Array>) => void): Uint8Array {
  const entries = unzipSync(docx);
  change(entries);
  return zipSync(entries);
}

/** Replaces text in one entry of a DOCX. The text must be there. */
export function editPart(docx: Uint8Array, part: string, from: string, to: string): Uint8Array {
  return editZip(docx, (entries) => {
    const text = Buffer.from(entries[part] ?? []).toString('utf8');
    if (!text.includes(from)) throw new Error(`${part} has no “${from}”`);
    entries[part] = new TextEncoder().encode(text.replace(from, to));
  });
}
