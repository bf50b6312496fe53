import { vi } from 'vitest';
import { runTerminal } from '../terminal.ts';

/** For tests: the terminal in this process, over the files of the checkout; it prints no paper. */
export function terminalHere(resourcesFolder: string) {
  let printed = '';
  return {
    /** Runs one command line; answers its exit code. */
    run: async (...args: string[]): Promise<number> => {
      printed = '';
      const take = (text: string | Uint8Array) => {
        printed += String(text);
        return true;
      };
      const writes = [process.stdout, process.stderr].map((stream) =>
        vi.spyOn(stream, 'write').mockImplementation(take),
      );
      try {
        return await runTerminal(args, {
          resourcesFolder,
          printPdf: () => Promise.reject(new Error('not here')),
        });
      } finally {
        for (const write of writes) write.mockRestore();
      }
    },
    /** All that the last command wrote, on both streams. */
    printed: () => printed,
  };
}
