import type { AppErrorData } from '../contract/app-error.ts';
import type { PrintedPdf, PrintJob } from '../contract/print.ts';

/** What the shell tells the engine's process. A 'port' message carries one MessagePort: a page's line to the engine. */
export type ToEngineProcess =
  | {
      readonly type: 'open';
      readonly dataFolder: string;
      readonly resourcesFolder: string;
      /** An empty store begins with the sample station. */
      readonly sample: boolean;
    }
  | { readonly type: 'port' }
  | { readonly type: 'grant'; readonly id: number; readonly token: string; readonly path: string }
  | { readonly type: 'shown'; readonly id: number; readonly address: string }
  | { readonly type: 'printed'; readonly id: number; readonly pdf: PrintedPdf }
  | { readonly type: 'notPrinted'; readonly id: number; readonly error: AppErrorData }
  | { readonly type: 'close' };

/** What the engine's process tells the shell. Rows and documents never come this way, print jobs do. */
export type FromEngineProcess =
  | { readonly type: 'ready' }
  | { readonly type: 'refused'; readonly error: AppErrorData }
  | { readonly type: 'granted'; readonly id: number }
  /** A file of a case that the page is to load, and what it is served as. */
  | { readonly type: 'show'; readonly id: number; readonly path: string; readonly mediaType: string }
  | { readonly type: 'print'; readonly id: number; readonly job: PrintJob }
  | { readonly type: 'closed' };
