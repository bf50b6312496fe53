/** TEST SUPPORT, not part of the program: archives in which two programs see two contents. */
import { unzipSync, Zip, ZipDeflate } from 'fflate';

/** The archive with a second entry of one name behind the first. */
export function withTwin(archive: Uint8Array, name: string, content: Uint8Array): Uint8Array {
  const entries: [string, Uint8Array][] = [];
  for (const [each, bytes] of Object.entries(unzipSync(archive))) {
    if (each === name) entries.push([name, content]);
    entries.push([each, bytes]);
  }
  const chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  for (const [each, bytes] of entries) {
    const entry = new ZipDeflate(each, { level: 6 });
    zip.add(entry);
    entry.push(bytes, true);
  }
  zip.end();
  return Uint8Array.from(Buffer.concat(chunks));
}

/**
 * An OLE2 compound file, as old Word files are, with the archive behind its sectors and the archive's offsets moved
 * along: who reads the beginning sees the one, who reads the end the other ([MS-CFB] 2.2; APPNOTE 4.3.6).
 */
export function inCompoundFile(archive: Uint8Array): Uint8Array {
  const compound = compoundFile();
  const moved = Buffer.from(archive);
  const end = moved.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  let at = moved.readUInt32LE(end + 16);
  moved.writeUInt32LE(at + compound.length, end + 16);
  while (moved.readUInt32LE(at) === 0x02014b50) {
    moved.writeUInt32LE(moved.readUInt32LE(at + 42) + compound.length, at + 42);
    at += 46 + moved.readUInt16LE(at + 28) + moved.readUInt16LE(at + 30) + moved.readUInt16LE(at + 32);
  }
  return Uint8Array.from(Buffer.concat([compound, moved]));
}

/** Header, one sector of the table and one of the directory with the root alone. */
function compoundFile(): Buffer {
  const file = Buffer.alloc(3 * 512, 0xff);
  file.fill(0, 0, 76);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(file);
  file.writeUInt16LE(0x3e, 24);
  file.writeUInt16LE(3, 26);
  file.writeUInt16LE(0xfffe, 28);
  file.writeUInt16LE(9, 30);
  file.writeUInt16LE(6, 32);
  file.writeUInt32LE(1, 44);
  file.writeUInt32LE(1, 48);
  file.writeUInt32LE(4096, 56);
  file.writeUInt32LE(0xfffffffe, 60);
  file.writeUInt32LE(0xfffffffe, 68);
  file.writeUInt32LE(0, 76);
  file.writeUInt32LE(0xfffffffd, 512);
  file.writeUInt32LE(0xfffffffe, 516);
  const directory = file.subarray(1024);
  directory.fill(0);
  Buffer.from('Root Entry\0', 'utf16le').copy(directory);
  directory.writeUInt16LE(22, 64);
  directory.writeUInt8(5, 66);
  for (const place of [68, 72, 76]) directory.writeInt32LE(-1, place);
  directory.writeUInt32LE(0xfffffffe, 116);
  return file;
}
