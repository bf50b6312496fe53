import { app, session } from 'electron';
import type { FromPrintService, ToPrintService } from '../cli/print-client.ts';
import { AppError, type AppErrorData } from '../contract/app-error.ts';

import { knownFiles, serveApp } from './app-protocol.ts';
import { prepare } from './application.ts';
import { PagePrinter } from './pdf-printer.ts';
import { pagesFolder } from './places.ts';
import { lockSession } from './session-lock.ts';

/** Runs as the hidden window of a terminal: prints what its parent sends, and ends with it. */
export async function servePrinting(): Promise<void> {
  app.disableHardwareAcceleration();
  prepare();
  app.dock?.hide();
  app.on('window-all-closed', () => undefined);
  const say = (message: FromPrintService) => process.send?.(message);
  if (!process.send) {
    app.exit(2);
    return;
  }
  process.on('disconnect', () => app.exit(0));
  await app.whenReady();
  lockSession(session.defaultSession);
  serveApp(knownFiles({ '': pagesFolder }));
  const printer = new PagePrinter();
  process.on('message', ({ id, job }: ToPrintService) => {
    printer.printPdf(job).then(
      (pdf) => say({ type: 'printed', id, pdf }),
      (error: unknown) => say({ type: 'notPrinted', id, error: asData(error) }),
    );
  });
  say({ type: 'ready' });
}

function asData(error: unknown): AppErrorData {
  return error instanceof AppError
    ? error.toData()
    : { code: 'PRINT_FAILED', params: { problem: String(error) } };
}
