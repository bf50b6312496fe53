// Makes a fresh clone ready, and is run first by every npm command: packages, the Electron runtime, the native module,
// system libraries. Each step looks whether it has been done and then takes no time. No dependencies.
// By itself: `node scripts/setup.mjs [--for run|test] [--again]` (--again looks for a better Electron once more).
import { pathToFileURL } from 'node:url';
import { installDependencies } from './dependencies.mjs';
import { fail, note, Stop, seconds, step } from './say.mjs';

/** The oldest Node that works: [major, minor]. */
const oldestNode = [20, 19];

/**
 * Does what is missing. `purpose`: 'node' for checks and the terminal without PDF, 'run' for the application,
 * 'test' adds the independent verifiers. `quiet` says nothing when there is nothing to do. Resolves to the Electron runtime, null for 'node'.
 */
export async function setUp(purpose = 'run', { again = false, quiet = false } = {}) {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < oldestNode[0] || (major === oldestNode[0] && minor < oldestNode[1])) {
    throw new Stop(`This is Node ${process.versions.node}; Anjuan needs ${oldestNode.join('.')} or later.`);
  }
  await installDependencies();
  const { electronRuntime, describeRuntime } = await import('./electron-runtime.mjs');
  const { nativeModule } = await import('./native-module.mjs');
  const { pkcs11Module } = await import('./pkcs11-module.mjs');
  await pkcs11Module();
  if (purpose === 'node') {
    await nativeModule(null);
    return null;
  }
  const runtime = await electronRuntime({ again });
  await nativeModule(runtime.version);
  const { systemPackages } = await import('./system-packages.mjs');
  await systemPackages(runtime.executable, purpose);
  if (!quiet) note(describeRuntime(runtime));
  return runtime;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const purpose = process.argv.includes('--for') ? process.argv[process.argv.indexOf('--for') + 1] : 'test';
  const since = performance.now();
  try {
    step(`Setting up (Node ${process.versions.node})`);
    await setUp(purpose, { again: process.argv.includes('--again') });
    note(`ready in ${seconds(since)}`);
  } catch (error) {
    fail(error instanceof Stop ? error.message : (error.stack ?? String(error)));
    process.exit(1);
  }
}
