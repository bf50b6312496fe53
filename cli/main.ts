// The terminal under plain Node, in a checkout. The task runner says which Electron the hidden window is.
import { connectPrinter } from './print-client.ts';
import { runTerminal } from './terminal.ts';

const appFolder = import.meta.dirname;
const printer = connectPrinter({
  executable: process.env.ANJUAN_ELECTRON ?? '',
  args: [
    ...(process.env.ANJUAN_ELECTRON_SWITCHES ?? '').split(' ').filter((word) => word !== ''),
    '--print-service',
  ],
  env: { ANJUAN_APP: appFolder },
});
try {
  process.exitCode = await runTerminal(process.argv.slice(2), {
    resourcesFolder: appFolder,
    printPdf: printer.printPdf,
  });
} finally {
  await printer.close();
}
