// The executable's entry: the application with its window, the terminal with none, or the terminal's hidden window.
import { app } from 'electron';
import { readArguments } from './command-line.ts';

const start = readArguments(process.argv.slice(1));

switch (start.kind) {
  case 'application': {
    const { openApplication } = await import('./application.ts');
    void openApplication(start.args);
    break;
  }
  case 'terminal': {
    const { runTerminalHere } = await import('./terminal-mode.ts');
    app.exit(await runTerminalHere(start.args, start.switches));
    break;
  }
  case 'printService': {
    const { servePrinting } = await import('./print-service.ts');
    void servePrinting();
    break;
  }
}
