import type { ValidationData } from './validation-data.ts';

/** Whom a station trusts, and what it has at hand to judge others by. */
export type StationTrust = {
  /** DER certificates of the authorities whose signing certificates it trusts; empty: trust is not checked. */
  readonly trusted: readonly Uint8Array[];
  /** DER certificates of those whose word on time it trusts. */
  readonly timeAuthorities: readonly Uint8Array[];
  readonly validation: ValidationData;
};

/** Of a station that has imported nothing, and of a terminal without one. */
export const noTrust: StationTrust = {
  trusted: [],
  timeAuthorities: [],
  validation: { certificates: [], lists: [], answers: [] },
};
