import { Type } from 'typebox';

/** Pieces that many inputs share. Every string has a maximum: what comes through the door is hostile until checked. */
export const Id = Type.String({ minLength: 1, maxLength: 64, pattern: '^[A-Za-z0-9_-]+$' });
export const Name = Type.String({ maxLength: 200 });
export const Line = Type.String({ maxLength: 500 });
export const Prose = Type.String({ maxLength: 20_000 });
export const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', maxLength: 10 });
export const Moment = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}$', maxLength: 16 });
/** RFC 6901. */
export const Pointer = Type.String({ maxLength: 500, pattern: '^(/[^/]*)*$' });
/** A file or folder that the person chose in a dialog; the shell knows its path, the page never does. */
export const Token = Type.String({ minLength: 8, maxLength: 64 });

/** An address on the station's network. */
export const WebAddress = Type.String({ maxLength: 500, pattern: '^https?://[^\\s]+$' });

/** Closed object: unknown keys are refused. */
export function closed<T extends Parameters<typeof Type.Object>[0]>(properties: T) {
  return Type.Object(properties, { additionalProperties: false });
}

/** In whose name a signature stands. */
export const SignerRole = Type.Union([
  Type.Literal('officer'),
  Type.Literal('section'),
  Type.Literal('reviewer'),
  Type.Literal('head'),
  Type.Literal('agency'),
]);

/** One of several signers of the terminal: a certificate file with its password. */
export const SigningFile = closed({ role: SignerRole, file: Token, password: Prose });

/** Who signs what the terminal makes: a certificate file with its password, a trial identity of this run, or nobody. */
export const Signer = Type.Union([
  closed({ file: Token, password: Prose }),
  Type.Literal('trial'),
  Type.Literal('none'),
]);
