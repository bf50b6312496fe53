/**
 * TEST SUPPORT, not part of the program: the shape of a published attack on signed files, each made by a script from
 * files that the tests sign themselves.
 */
import type { Identity } from '../identity.ts';

/** Whom the builders may sign as, and what they attack. */
export type AttackGround = {
  /** The station's own key: what a victim signs. */
  readonly victim: Identity;
  /** Any certificate at all, of an authority that the station does not trust. */
  readonly stranger: Identity;
  readonly at: Date;
};

export type Attack = {
  /** As the papers name it. */
  readonly name: string;
  readonly build: (ground: AttackGround) => Promise<AttackFiles>;
  /** What our verifier must answer, and nothing else. */
  readonly refusal: readonly string[];
  /** The independent verifier that calls it valid; or the one check of ours that, taken away, lets it pass. */
  readonly acceptedBy: 'pdfsig' | 'LibreOffice' | 'xmlsec1' | 'own verifier without the check';
  /** The victim's program left something unsigned, so that ours refuses what was signed already. */
  readonly lax?: true;
};

export type AttackFiles = {
  /** What the victim signed. */
  readonly signed: Uint8Array;
  /** What the attacker made of it. */
  readonly attack: Uint8Array;
};
