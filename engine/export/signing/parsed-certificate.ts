import * as pkijs from 'pkijs';

/** Judging one case meets the same few certificates over and over; a station's trust lists hold some dozens. */
const recent = new Map<string, pkijs.Certificate>();
const recentLimit = 256;

/**
 * A DER certificate taken apart, once for the same bytes: shared, so never to be changed. Throws a plain Error when the
 * bytes are none.
 */
export function parsedCertificate(der: Uint8Array): pkijs.Certificate {
  const key = Buffer.from(der).toString('latin1');
  const known = recent.get(key);
  if (known) return known;
  const parsed = pkijs.Certificate.fromBER(Uint8Array.from(der));
  if (recent.size >= recentLimit) recent.clear();
  recent.set(key, parsed);
  return parsed;
}
