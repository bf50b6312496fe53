/** A small gradient, as a camera would write it but for its own record. */
const plainJpeg = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT0//wAARCAAwAEADASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAT/xAAWEAEBAQAAAAAAAAAAAAAAAAAAE2H/xAAWAQEBAQAAAAAAAAAAAAAAAAAAAwX/xAAVEQEBAAAAAAAAAAAAAAAAAAAAEv/aAAwDAQACEQMRAD8ASwli6WEsaNM+UMsJYulhLCiUMsJYulhLCiUMsJYulhLCiV8iS6RJClpQyJLpEiiUMiS6RIolDIkukSKJXywli6WEsQpeUMsJYulhLCiUMsJYulhLCiUMsJYulhLCiX//2Q==',
  'base64',
);

type Camera = {
  readonly make: string;
  readonly model: string;
  /** YYYY:MM:DD HH:MM:SS */
  readonly at: string;
  /** Whole degrees, minutes, seconds. */
  readonly north: readonly [number, number, number];
  readonly east: readonly [number, number, number];
};

/** For tests: a JPEG with the record that cameras write (Exif 2.32, 4.6: TIFF directories in an APP1 segment). */
export function photo(camera: Camera): Buffer {
  const tiff = tiffOf(camera);
  const head = Buffer.alloc(4);
  head.writeUInt16BE(0xffe1, 0);
  head.writeUInt16BE(2 + 6 + tiff.length, 2);
  return Buffer.concat([
    plainJpeg.subarray(0, 2),
    head,
    Buffer.from('Exif\0\0', 'latin1'),
    tiff,
    plainJpeg.subarray(2),
  ]);
}

/** A picture that says nothing of its origin. */
export const photoWithoutRecord = (): Buffer => Buffer.from(plainJpeg);

type Entry = {
  readonly tag: number;
  readonly type: 2 | 4 | 5;
  readonly count: number;
  readonly value: Buffer;
};

function tiffOf({ make, model, at, north, east }: Camera): Buffer {
  const sizes = { first: directorySize(4), exif: directorySize(1), gps: directorySize(4) };
  const exifAt = 8 + sizes.first;
  const gpsAt = exifAt + sizes.exif;
  const extra: Buffer[] = [];
  let end = gpsAt + sizes.gps;
  const directory = (entries: readonly Entry[]): Buffer => {
    const bytes = Buffer.alloc(directorySize(entries.length));
    bytes.writeUInt16LE(entries.length, 0);
    for (const [index, { tag, type, count, value }] of entries.entries()) {
      const place = 2 + 12 * index;
      bytes.writeUInt16LE(tag, place);
      bytes.writeUInt16LE(type, place + 2);
      bytes.writeUInt32LE(count, place + 4);
      if (value.length <= 4) value.copy(bytes, place + 8);
      else {
        bytes.writeUInt32LE(end, place + 8);
        extra.push(value);
        end += value.length;
      }
    }
    return bytes;
  };
  const parts = [
    directory([text(0x010f, make), text(0x0110, model), offset(0x8769, exifAt), offset(0x8825, gpsAt)]),
    directory([text(0x9003, at)]),
    directory([text(1, 'N'), rationals(2, north), text(3, 'E'), rationals(4, east)]),
  ];
  const header = Buffer.from([0x49, 0x49, 0x2a, 0, 8, 0, 0, 0]);
  return Buffer.concat([header, ...parts, ...extra]);
}

const directorySize = (entries: number) => 2 + 12 * entries + 4;

function text(tag: number, words: string): Entry {
  const value = Buffer.from(`${words}\0`, 'utf8');
  return { tag, type: 2, count: value.length, value };
}

function offset(tag: number, to: number): Entry {
  const value = Buffer.alloc(4);
  value.writeUInt32LE(to, 0);
  return { tag, type: 4, count: 1, value };
}

function rationals(tag: number, numbers: readonly number[]): Entry {
  const value = Buffer.alloc(8 * numbers.length);
  for (const [index, number] of numbers.entries()) {
    value.writeUInt32LE(number, 8 * index);
    value.writeUInt32LE(1, 8 * index + 4);
  }
  return { tag, type: 5, count: numbers.length, value };
}
