import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasTools } from '../independent-verifiers.ts';
import { signPdf } from '../pdf-signature.ts';
import { samplePdfs } from '../signing-test-support.ts';
import { type TimeStamper, timeStampAttribute, timeStampRequest, tokenOfReply } from '../time-stamp.ts';
import { verifyPdf } from '../verify-pdf.ts';
import { type Revocation, RevokingAuthority, usages } from './revocation-test-support.ts';

const serials = { signer: '0a01', clock: '0a02' };
let ca: RevokingAuthority;
/** The clocks' own authority. */
let time: RevokingAuthority;
let signed: { readonly plain: Uint8Array; readonly stamped: Uint8Array };
/** When both were signed. */
let at: Date;
const hours = (count: number) => new Date(at.getTime() + count * 3_600_000);

beforeAll(async () => {
  ca = new RevokingAuthority();
  ca.issue('signer', serials.signer, usages.signer);
  time = new RevokingAuthority();
  time.issue('clock', serials.clock, usages.timeStamps);
  const { classic } = await samplePdfs();
  at = new Date();
  const options = {
    identity: ca.identity('signer', 'ca'),
    at,
    fieldName: 'agency',
    name: '某某县交通运输局',
    reason: '签发',
    location: '某某县',
    certify: true,
  };
  signed = {
    plain: await signPdf(classic, options),
    stamped: await signPdf(classic, { ...options, stamper }),
  };
}, 60_000);

afterAll(() => {
  ca.end();
  time.end();
});

/** `openssl ts` answers, with the clock of this machine. */
const stamper: TimeStamper = async (value) => {
  const { request, nonce } = timeStampRequest(value);
  const inFolder = (name: string) => join(time.folder, name);
  writeFileSync(inFolder('serial'), '01\n');
  writeFileSync(
    inFolder('ts.cnf'),
    [
      '[tsa]\ndefault_tsa=one\n[one]\nserial=serial\nsigner_digest=sha256\ndefault_policy=1.2.3.4.1',
      'digests=sha256\ness_cert_id_alg=sha256\n',
    ].join('\n'),
  );
  writeFileSync(inFolder('q.tsq'), request);
  const key = ['-signer', 'clock.crt', '-inkey', 'clock.key', '-chain', 'ca.crt'];
  const reply = ['ts', '-reply', '-config', 'ts.cnf', '-queryfile', 'q.tsq', ...key, '-out', 'r.tsr'];
  const { status, stderr } = spawnSync('openssl', reply, { cwd: time.folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return timeStampAttribute(await tokenOfReply(time.read('r.tsr'), value, nonce));
};

type Judging = {
  /** When the signer's certificate was revoked, in hours from signing. */
  readonly revoked: number;
  readonly reason?: string;
  readonly clockKnown?: boolean;
  readonly clockRevoked?: boolean;
};

/** Judges two days after signing, by a list of that day. */
async function judged(
  pdf: Uint8Array,
  { revoked, reason, clockKnown = true, clockRevoked = false }: Judging,
) {
  const entry: Revocation = { serial: serials.signer, at: hours(revoked), ...(reason ? { reason } : {}) };
  const lists = [ca.list(hours(47), hours(100), [entry])];
  const clockEntries = clockRevoked ? [{ serial: serials.clock, at: hours(-1) }] : [];
  lists.push(time.list(hours(47), hours(100), clockEntries));
  const verdict = await verifyPdf(pdf, {
    trusted: [ca.certificate('ca')],
    timeAuthorities: clockKnown ? [time.certificate('ca')] : [],
    validation: { certificates: [], lists, answers: [] },
    now: hours(48),
  });
  const [signature] = verdict.signatures;
  const problems = signature?.problems.map(({ code }) => code);
  return { ok: verdict.ok, state: signature?.revocation.state, problems };
}

const holds = { ok: true, state: 'revokedLater', problems: [] };
const fails = { ok: false, state: 'revoked', problems: ['CERTIFICATE_REVOKED'] };

/** ETSI EN 319 102-1, 5.5: a trusted stamp proves that the signature was there; without one only the present counts. */
describe.skipIf(!hasTools('openssl'))('a certificate that was revoked, and a time stamp', () => {
  test('revoked after a trusted stamp, the signature holds and the revocation is said', async () => {
    expect(await judged(signed.stamped, { revoked: 24 })).toEqual(holds);
    expect(await judged(signed.stamped, { revoked: 24, reason: 'superseded' })).toEqual(holds);
  });

  test('revoked before the stamp, it does not hold', async () => {
    expect(await judged(signed.stamped, { revoked: -1 })).toEqual(fails);
  });

  test('the time that the signer alone claims proves nothing', async () => {
    expect(await judged(signed.plain, { revoked: 24 })).toEqual(fails);
  });

  test('nor does a stamp by whom the station does not trust, or by one who is revoked', async () => {
    expect(await judged(signed.stamped, { revoked: 24, clockKnown: false })).toEqual(fails);
    expect(await judged(signed.stamped, { revoked: 24, clockRevoked: true })).toEqual(fails);
  });
});
