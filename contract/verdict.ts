/** What verification found, each thing said separately; never 「有效」 where a part is unknown. Sentences are Chinese. */
export type SignatureVerdict = {
  readonly name: string;
  readonly integrity: 'intact' | 'broken';
  readonly signer: string;
  readonly issuer: string;
  readonly trial: boolean;
  /** The kind of key that signed; null where the certificate cannot be read, or holds another kind. */
  readonly algorithm: 'rsa' | 'ecdsa' | 'sm2' | null;
  readonly trust: 'trusted' | 'untrusted' | 'notChecked';
  /** Whether the certificate was revoked, as far as lists known here or carried by the file tell. */
  readonly revocation: RevocationVerdict;
  readonly validAtSigning: boolean | null;
  readonly validNow: boolean;
  /** The signer's own claim (no time stamp): ISO moment with zone, or null. */
  readonly claimedTime: string | null;
  /** A time stamp over the signature, by an authority's own clock; null where there is none, or a broken one (a problem). */
  readonly timeStamp: TimeStampVerdict | null;
  readonly coverage: 'whole' | 'partial';
  readonly problems: readonly VerdictProblem[];
};

export type RevocationVerdict = {
  /** `revokedLater`: after the moment that a trusted time stamp attests. `unknown`: no list, or none that reaches far enough. */
  readonly state: 'good' | 'revoked' | 'revokedLater' | 'unknown';
  /** ISO moment of the newest list or answer that speaks of it; null: there is none. */
  readonly asOf: string | null;
  /** ISO moment since which the certificate is not to be relied upon. */
  readonly revokedAt: string | null;
  /** Whose certificate this is about: the signer's or an authority's above it; null: nobody's in particular. */
  readonly certificate: string | null;
};

export type TimeStampVerdict = {
  /** ISO moment with zone. */
  readonly time: string;
  readonly authority: string;
  readonly trust: SignatureVerdict['trust'];
  readonly revocation: RevocationVerdict;
};

export type VerdictProblem = {
  readonly code: string;
  /** The part of a DOCX, or the place in a PDF, that it is about. */
  readonly part: string | null;
  readonly message: string;
};

/** Whether a file with our mark is to the byte what the program wrote; said apart from every signature. */
export type ContainerVerdict = 'unchanged' | 'changed' | 'unmarked';

/** The content that a decision carries, held against the verification code printed on it. */
export type RevisionVerdict = {
  /** `unsigned`: the content fits the code, but no intact signature of the file is by the code's key. */
  readonly state: 'same' | 'different' | 'unsigned' | 'unreadable';
  readonly number: string;
  /** First 16 hexadecimal digits of SHA-256 over the public key. */
  readonly key: string;
  readonly hash: string;
  /** Fields taken out of a copy for publication, whose hashes alone are left. */
  readonly hidden: number;
};

export type FileVerdict = {
  readonly file: string;
  /** `publication`: a manifest with the folder that it lists. */
  readonly kind: 'pdf' | 'docx' | 'publication';
  readonly sha256: string;
  readonly container: ContainerVerdict;
  /** Null where the file bears no verification code. */
  readonly revision: RevisionVerdict | null;
  readonly signed: boolean;
  /** Every signature intact, whole file covered, nothing refused. Trust is said apart. */
  readonly ok: boolean;
  readonly signatures: readonly SignatureVerdict[];
  readonly problems: readonly VerdictProblem[];
};
