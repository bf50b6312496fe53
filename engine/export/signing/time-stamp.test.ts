import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { der } from './der.ts';
import { hasTools, opensslCades, pdfsig, qpdfCheck } from './independent-verifiers.ts';
import { signPdf } from './pdf-signature.ts';
import { makeAuthority, samplePdfs, type TestAuthority } from './signing-test-support.ts';
import { timeStamperAt } from './time-stamp-client.ts';
import { verifyPdf } from './verify-pdf.ts';

/** A time-stamp authority of `openssl ts` behind a small server, with a root of its own. */
let folder: string;
let root: Uint8Array;
let pki: TestAuthority;
let base: Uint8Array;
const servers: Server[] = [];

const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'anjuan-tsa-'));
  const subject = (name: string) => ['-utf8', '-subj', `/C=CN/O=测试/CN=${name}`];
  openssl(
    ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'ca.key', '-out', 'ca.crt'],
    ...['-days', '3650', ...subject('时间戳根证书')],
  );
  for (const [name, usage] of [
    ['tsa', 'extendedKeyUsage=critical,timeStamping'],
    ['wrong', 'extendedKeyUsage=critical,timeStamping,emailProtection'],
    ['past', 'extendedKeyUsage=critical,timeStamping'],
  ] as const) {
    writeFileSync(join(folder, 'leaf.cnf'), `keyUsage=critical,digitalSignature\n${usage}\n`);
    openssl(
      ...['req', '-newkey', 'rsa:2048', '-nodes', '-keyout', `${name}.key`, '-out', `${name}.csr`],
      ...subject('某省时间戳服务'),
    );
    openssl(
      ...['x509', '-req', '-in', `${name}.csr`, '-CA', 'ca.crt', '-CAkey', 'ca.key', '-CAcreateserial'],
      ...['-days', name === 'past' ? '-1' : '800', '-extfile', 'leaf.cnf', '-out', `${name}.crt`],
    );
  }
  openssl('x509', '-in', 'ca.crt', '-outform', 'DER', '-out', 'ca.der');
  writeFileSync(join(folder, 'serial'), '01\n');
  writeFileSync(
    join(folder, 'ts.cnf'),
    [
      '[tsa]\ndefault_tsa=one\n[one]\nserial=serial\nsigner_digest=sha256\ndefault_policy=1.2.3.4.1',
      'digests=sha256\nordering=yes\ntsa_name=yes\ness_cert_id_chain=no\ness_cert_id_alg=sha256\n',
    ].join('\n'),
  );
  root = new Uint8Array(readFileSync(join(folder, 'ca.der')));
  pki = makeAuthority();
  base = (await samplePdfs()).classic;
}, 60_000);

afterAll(() => {
  for (const server of servers) server.close();
  rmSync(folder, { recursive: true, force: true });
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/tsa`;
}

function authority(
  key = 'tsa',
  change: (query: Buffer) => Buffer = (query) => query,
  spoil: (reply: Buffer) => Buffer = (reply) => reply,
): RequestListener {
  return (request, answer) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      writeFileSync(join(folder, 'q.tsq'), change(Buffer.concat(chunks)));
      spawnSync(
        'openssl',
        [
          ...['ts', '-reply', '-config', 'ts.cnf', '-queryfile', 'q.tsq', '-signer', `${key}.crt`],
          ...['-inkey', `${key}.key`, '-chain', 'ca.crt', '-out', 'r.tsr'],
        ],
        { cwd: folder },
      );
      answer.setHeader('Content-Type', 'application/timestamp-reply');
      answer.end(spoil(readFileSync(join(folder, 'r.tsr'))));
    });
  };
}

/** The same reply signed anew by another key, which `openssl ts` itself refuses to sign with. */
function signedBy(key: string): (reply: Buffer) => Buffer {
  return (reply) => {
    writeFileSync(join(folder, 'good.tsr'), reply);
    openssl('ts', '-reply', '-in', 'good.tsr', '-token_out', '-out', 'good.tst');
    openssl('cms', '-verify', '-noverify', '-inform', 'DER', '-in', 'good.tst', '-out', 'info.der');
    openssl(
      ...['cms', '-sign', '-binary', '-nodetach', '-cades', '-md', 'sha256', '-in', 'info.der'],
      ...['-econtent_type', '1.2.840.113549.1.9.16.1.4', '-signer', `${key}.crt`, '-inkey', `${key}.key`],
      ...['-outform', 'DER', '-out', 'other.tst'],
    );
    const granted = der.sequence(der.unsigned(Uint8Array.of(0)));
    return Buffer.from(der.sequence(granted, readFileSync(join(folder, 'other.tst'))));
  };
}

const plain = () => ({
  identity: pki.rsa,
  at: new Date(),
  fieldName: 'agency',
  name: '某某县交通运输局',
  reason: '签发',
  location: '某某县',
});

const sign = (address: string, timeout?: number) =>
  signPdf(base, { ...plain(), certify: true, stamper: timeStamperAt(address, timeout) });

describe.skipIf(!hasTools('openssl', 'pdfsig', 'qpdf', 'certutil'))('a time stamp (RFC 3161)', () => {
  test('is accepted beside the signature, says when, and whose word that is', async () => {
    const signed = await sign(await serve(authority()));
    expect(pdfsig(signed, pki.authority)).toMatchObject([
      { valid: true, trusted: true, wholeDocument: true },
    ]);
    expect(opensslCades(signed, pki.authority)[0]).toContain('CAdES Verification successful');
    expect(qpdfCheck(signed)).toEqual({ clean: true, pages: 3 });
    const now = new Date();
    const options = { trusted: [pki.authority], timeAuthorities: [root], now };
    const verdict = await verifyPdf(signed, options);
    expect(verdict).toMatchObject({
      ok: true,
      signatures: [{ timeStamp: { authority: '某省时间戳服务', trust: 'trusted' }, problems: [] }],
    });
    const time = Date.parse(verdict.signatures[0]?.timeStamp?.time ?? '');
    expect(Math.abs(time - now.getTime())).toBeLessThan(60_000);
    // Whom the station does not know is said, and the signature itself is none the worse.
    expect(await verifyPdf(signed, { ...options, timeAuthorities: [pki.authority] })).toMatchObject({
      ok: true,
      signatures: [{ trust: 'trusted', timeStamp: { trust: 'untrusted' } }],
    });
  });

  test('openssl verifies the very token over the very signature value', async () => {
    const signed = await sign(await serve(authority()));
    const text = Buffer.from(signed).toString('latin1');
    const hexadecimal = /\/Contents <([0-9a-f]+)>/.exec(text)?.[1] ?? '';
    writeFileSync(join(folder, 's.p7s'), Buffer.from(hexadecimal, 'hex'));
    const { verifyCms } = await import('./cms-verification.ts');
    const { stamped } = verifyCms(Buffer.from(hexadecimal, 'hex'), [], true);
    writeFileSync(join(folder, 't.der'), stamped?.token ?? '');
    writeFileSync(join(folder, 'value'), stamped?.value ?? '');
    const said = spawnSync(
      'openssl',
      ['ts', '-verify', '-in', 't.der', '-token_in', '-data', 'value', '-CAfile', 'ca.crt'],
      { cwd: folder, encoding: 'utf8' },
    );
    expect(said.stdout + said.stderr).toContain('Verification: OK');
  });

  test('a token moved to another signature is found out', async () => {
    const address = await serve(authority());
    const { verifyCms } = await import('./cms-verification.ts');
    const { judgeTimeStamp } = await import('./time-stamp.ts');
    const text = Buffer.from(await sign(address)).toString('latin1');
    const { stamped } = verifyCms(
      Buffer.from(/\/Contents <([0-9a-f]+)>/.exec(text)?.[1] ?? '', 'hex'),
      [],
      true,
    );
    const { token, value } = stamped ?? { token: new Uint8Array(), value: new Uint8Array() };
    expect(await judgeTimeStamp(token, value)).toMatchObject({ fault: null });
    expect(await judgeTimeStamp(token, Buffer.from('another'))).toMatchObject({ fault: 'imprint' });
  });

  test('an authority that is not there, answers late, with an error or with nonsense: its own error', async () => {
    const silent = await serve(() => undefined);
    await expect(sign(silent, 200)).rejects.toMatchObject({
      code: 'TSA_UNREACHABLE',
      params: { problem: '没有在限定时间内回答' },
    });
    const gone = servers.at(-1);
    gone?.closeAllConnections();
    await new Promise((done) => gone?.close(done));
    await expect(sign(silent)).rejects.toMatchObject({ code: 'TSA_UNREACHABLE' });
    const broken = await serve((_, answer) => answer.writeHead(503).end());
    await expect(sign(broken)).rejects.toMatchObject({
      code: 'TSA_UNREACHABLE',
      params: { problem: '它回答了 HTTP 503' },
    });
    const nonsense = await serve((_, answer) => answer.end('nonsense'));
    await expect(sign(nonsense)).rejects.toMatchObject({ code: 'TSA_REFUSED' });
    expect(() => timeStamperAt('file:///etc/passwd')).toThrow(
      expect.objectContaining({ code: 'TSA_UNREACHABLE' }),
    );
  });

  test('a reply to another question, and one by a certificate not for time stamps alone, are refused', async () => {
    const other = await serve(
      authority('tsa', (query) => {
        // The last byte of the hash, which another document would have.
        const changed = Buffer.from(query);
        const at = changed.indexOf(Buffer.from([0x04, 0x20])) + 33;
        changed[at] = (changed[at] ?? 0) ^ 1;
        return changed;
      }),
    );
    const refusal = (problem: string) => ({ code: 'TSA_REFUSED', params: { problem } });
    await expect(sign(other)).rejects.toMatchObject(refusal('时间戳盖的不是这个签名'));
    await expect(sign(await serve(authority('tsa', undefined, signedBy('wrong'))))).rejects.toMatchObject(
      refusal('它的证书不是只用于时间戳的'),
    );
    await expect(sign(await serve(authority('tsa', undefined, signedBy('past'))))).rejects.toMatchObject(
      refusal('它的证书在它所说的时间不在有效期内'),
    );
    const renumbered = await serve(
      authority('tsa', (query) => {
        // The last byte of the number that stands before certReq TRUE.
        const changed = Buffer.from(query);
        changed[changed.length - 4] = (changed[changed.length - 4] ?? 0) ^ 1;
        return changed;
      }),
    );
    await expect(sign(renumbered)).rejects.toMatchObject(refusal('答复不是对这次请求的'));
    const forged = await serve(
      authority('tsa', undefined, (reply) => {
        const changed = Buffer.from(reply);
        changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
        return changed;
      }),
    );
    await expect(sign(forged)).rejects.toMatchObject(refusal('时间戳自己的签名不成立'));
  });

  test('an answer without end is cut off', async () => {
    const endless = await serve((_, answer) => {
      const pour = () => {
        if (!answer.destroyed && answer.write(Buffer.alloc(65_536))) setImmediate(pour);
      };
      answer.on('drain', pour);
      pour();
    });
    await expect(sign(endless)).rejects.toMatchObject({
      code: 'TSA_UNREACHABLE',
      params: { problem: '答复太大' },
    });
  });

  test('signing asks that address alone, once a signature, follows nothing, and without one asks nobody', async () => {
    const asked: string[] = [];
    const connect = vi.spyOn(Socket.prototype, 'connect');
    try {
      const one = authority();
      const address = await serve((request, answer) => {
        asked.push(`${request.method} ${request.url}`);
        one(request, answer);
      });
      await sign(address);
      expect(asked).toEqual(['POST /tsa']);
      expect(connect).toHaveBeenCalledTimes(1);
      const elsewhere = await serve((_, answer) => {
        asked.push('elsewhere');
        answer.end();
      });
      const away = await serve((_, answer) => answer.writeHead(302, { Location: elsewhere }).end());
      await expect(sign(away)).rejects.toMatchObject({ params: { problem: '它回答了 HTTP 302' } });
      expect(asked).toEqual(['POST /tsa']);
      connect.mockClear();
      await signPdf(base, { ...plain(), certify: true });
      expect(connect).not.toHaveBeenCalled();
    } finally {
      connect.mockRestore();
    }
  });
});
