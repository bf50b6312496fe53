import type { ErrorCode } from './errors.ts';

/** Values that a code's Chinese sentence may name, and where the trouble is. Never a stack trace, never a secret. */
export type ErrorParams = Readonly<Record<string, string | number>>;

/** An error as it crosses the contract: plain data, worded by `contract/errors.ts`. */
export type AppErrorData = { readonly code: ErrorCode; readonly params: ErrorParams };

/**
 * The one error class of ours. `code` says what happened, `params` say where;
 * the sentence a person reads is made from both at the edge, never at the place of the throw.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly params: ErrorParams;

  constructor(code: ErrorCode, params: ErrorParams = {}, cause?: unknown) {
    super(code, { cause });
    this.name = 'AppError';
    this.code = code;
    this.params = params;
  }

  /** The error as data, for the contract. */
  toData(): AppErrorData {
    return { code: this.code, params: this.params };
  }
}
