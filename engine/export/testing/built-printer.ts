import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { connectPrinter } from '../../../cli/print-client.ts';

/** For tests that print as the program does: the hidden window of the built program. Throws where it has not been built. */
export function builtPrinter(): ReturnType<typeof connectPrinter> {
  const app = join(resolve(import.meta.dirname, '../../..'), 'build', 'app');
  const { ANJUAN_ELECTRON: executable = '', ANJUAN_ELECTRON_SWITCHES: switches = '' } = process.env;
  for (const needed of [join(app, 'cli.js'), executable]) {
    if (!existsSync(needed))
      throw new Error('This prints with the built program: npm run test:unit -- <this file>');
  }
  return connectPrinter({
    executable,
    args: [...switches.split(' ').filter((word) => word !== ''), '--print-service'],
    env: { ANJUAN_APP: app },
  });
}
