/** Characters no file system of ours takes, and those that read badly in a name. */
const unsafe = /[\\/:*?"<>|\p{Cc}\p{Cf}\s]+/gu;
/** Names that Windows keeps for devices. */
const devices = /^(con|prn|aux|nul|com\d|lpt\d)$/i;
/** Leaves room for a number and an ending within 255 bytes of UTF-8. */
const maxBytes = 200;

/**
 * A readable, safe file name without ending: parts joined by `_` (案号_文书名). Empty parts are left out; what no
 * file system takes becomes `-`; too long is cut at a whole character.
 */
export function safeName(parts: readonly string[]): string {
  const joined = parts
    .map((part) =>
      part
        .normalize('NFC')
        .replace(unsafe, '-')
        .replace(/^[-.]+|[-.]+$/g, ''),
    )
    .filter((part) => part !== '')
    .join('_');
  const name = cutToBytes(joined === '' ? '文书' : joined, maxBytes);
  return devices.test(name) ? `${name}_` : name;
}

function cutToBytes(text: string, limit: number): string {
  let bytes = 0;
  let cut = '';
  for (const character of text) {
    bytes += Buffer.byteLength(character);
    if (bytes > limit) break;
    cut += character;
  }
  return cut;
}
