import { createHash, createHmac, type KeyObject, randomBytes } from 'node:crypto';
import forge from 'node-forge';
import { der } from './der.ts';

/** As OpenSSL by default; the key's own encryption has as many, so more here would protect nothing. */
const iterations = 2_048;
const ids = {
  data: '1.2.840.113549.1.7.1',
  shroudedKeyBag: '1.2.840.113549.1.12.10.1.2',
  certBag: '1.2.840.113549.1.12.10.1.3',
  x509Certificate: '1.2.840.113549.1.9.22.1',
  localKeyId: '1.2.840.113549.1.9.21',
  sha256: '2.16.840.1.101.3.4.2.1',
} as const;

/**
 * Writes a PKCS#12 file (RFC 7292): the key under PBES2 with AES-256-CBC, the certificates (leaf first) plain,
 * a MAC with SHA-256 over all. The certificates go in exactly as they are; any password will do, Chinese too.
 */
export function writePkcs12(
  key: KeyObject,
  certificates: readonly Uint8Array[],
  password: string,
): Uint8Array {
  const localKeyId = der.setOf(
    der.sequence(
      der.oid(ids.localKeyId),
      der.setOf(
        der.octets(
          createHash('sha1')
            .update(certificates[0] ?? '')
            .digest(),
        ),
      ),
    ),
  );
  const encryptedKey = key.export({
    type: 'pkcs8',
    format: 'der',
    cipher: 'aes-256-cbc',
    passphrase: password,
  });
  const keyBag = der.sequence(der.oid(ids.shroudedKeyBag), der.context(0, encryptedKey), localKeyId);
  const certificateBags = certificates.map((certificate, index) =>
    der.sequence(
      der.oid(ids.certBag),
      der.context(0, der.sequence(der.oid(ids.x509Certificate), der.context(0, der.octets(certificate)))),
      ...(index === 0 ? [localKeyId] : []),
    ),
  );
  const safe = der.sequence(dataContent(der.sequence(...certificateBags)), dataContent(der.sequence(keyBag)));
  return der.sequence(der.unsigned(Uint8Array.of(3)), dataContent(safe), macOver(safe, password));
}

function dataContent(content: Uint8Array): Uint8Array {
  return der.sequence(der.oid(ids.data), der.context(0, der.octets(content)));
}

/** RFC 7292, 4 and appendix B (id 3: MAC key). */
function macOver(content: Uint8Array, password: string): Uint8Array {
  const salt = randomBytes(16);
  const macKey = forge.pkcs12.generateKey(
    password,
    forge.util.createBuffer(Uint8Array.from(salt).buffer),
    3,
    iterations,
    32,
    forge.md.sha256.create(),
  );
  const digest = createHmac('sha256', Buffer.from(macKey.getBytes(), 'latin1')).update(content).digest();
  const count = Uint8Array.of(iterations >> 8, iterations & 0xff);
  return der.sequence(
    der.sequence(der.sequence(der.oid(ids.sha256), der.null()), der.octets(digest)),
    der.octets(salt),
    der.unsigned(count),
  );
}
