import { createHash } from 'node:crypto';
import { Transform } from 'node:stream';

/**
 * Lets bytes through and hashes them. With `expected`, a stream that is longer or comes to another SHA-256 ends in the
 * error that `refuse` makes.
 */
export function hashingStream(
  expected: { readonly sha256: string; readonly size: number } | null,
  refuse: () => Error,
): { readonly stream: Transform; readonly digest: () => string; readonly size: () => number } {
  const hash = createHash('sha256');
  let size = 0;
  let digest = '';
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      if (expected && size > expected.size) return done(refuse());
      hash.update(chunk);
      done(null, chunk);
    },
    flush(done) {
      digest = hash.digest('hex');
      if (expected && (digest !== expected.sha256 || size !== expected.size)) return done(refuse());
      done();
    },
  });
  return { stream, digest: () => digest, size: () => size };
}
