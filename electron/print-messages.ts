import type { LaidOut } from '../contract/bridge.ts';
import type { PrintJob } from '../contract/print.ts';

/** From the shell to the hidden print page. */
export type ToPrintPage = { readonly type: 'job'; readonly job: PrintJob };

/** From the hidden print page to the shell. */
export type FromPrintPage =
  | { readonly type: 'ready' }
  | { readonly type: 'laidOut'; readonly laidOut: LaidOut }
  | { readonly type: 'failed'; readonly problem: string };
