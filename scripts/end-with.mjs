/**
 * Ends the process with a code of ours, whatever a library does on the way out: electron-builder, once loaded, ends a
 * process that is done with 0, and a gate that failed would then say that all is well.
 */
export function endWith(code) {
  process.exitCode = code;
  process.on('exit', () => {
    process.exitCode = code;
  });
}
