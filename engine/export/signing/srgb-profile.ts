/**
 * An ICC profile (ICC.1:2001-04, version 2) of sRGB (IEC 61966-2-1), for the output intent of PDF/A: a display profile
 * of three colorants and one curve, made here so that none has to be shipped.
 */
export function srgbProfile(): Uint8Array {
  const curve = transferCurve();
  const tags: readonly (readonly [string, Buffer])[] = [
    ['desc', description('sRGB IEC61966-2.1')],
    ['cprt', text('Public domain')],
    ['wtpt', xyz(d50)],
    ['rXYZ', xyz([0.4360747, 0.2225045, 0.0139322])],
    ['gXYZ', xyz([0.3850649, 0.7168786, 0.0971045])],
    ['bXYZ', xyz([0.1430804, 0.0606169, 0.7141733])],
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ];
  const table = Buffer.alloc(4 + tags.length * 12);
  table.writeUInt32BE(tags.length, 0);
  const places = new Map<Buffer, number>();
  const data: Buffer[] = [];
  let at = headerLength + table.length;
  for (const [index, [signature, element]] of tags.entries()) {
    let place = places.get(element);
    if (place === undefined) {
      place = at;
      places.set(element, place);
      const padded = Buffer.concat([element, Buffer.alloc((4 - (element.length % 4)) % 4)]);
      data.push(padded);
      at += padded.length;
    }
    table.write(signature, 4 + index * 12, 'latin1');
    table.writeUInt32BE(place, 8 + index * 12);
    table.writeUInt32BE(element.length, 12 + index * 12);
  }
  return new Uint8Array(Buffer.concat([header(at), table, ...data]));
}

const headerLength = 128;
/** The profile connection space's white (ICC.1, 6.3.4.3), to which the colorants are adapted. */
const d50 = [0.9642, 1, 0.8249] as const;

/** ICC.1:2001-04, 6.1. */
function header(size: number): Buffer {
  const bytes = Buffer.alloc(headerLength);
  bytes.writeUInt32BE(size, 0);
  bytes.writeUInt32BE(0x02100000, 8);
  bytes.write('mntrRGB XYZ ', 12, 'latin1');
  for (const [index, part] of [2026, 1, 1, 0, 0, 0].entries()) bytes.writeUInt16BE(part, 24 + index * 2);
  bytes.write('acsp', 36, 'latin1');
  for (const [index, part] of d50.entries()) bytes.writeInt32BE(fixed(part), 68 + index * 4);
  return bytes;
}

/** s15Fixed16Number. */
function fixed(value: number): number {
  return Math.round(value * 65536);
}

function xyz(values: readonly [number, number, number]): Buffer {
  const bytes = Buffer.alloc(20);
  bytes.write('XYZ ', 0, 'latin1');
  for (const [index, value] of values.entries()) bytes.writeInt32BE(fixed(value), 8 + index * 4);
  return bytes;
}

function text(words: string): Buffer {
  return Buffer.concat([Buffer.from('text\0\0\0\0', 'latin1'), Buffer.from(`${words}\0`, 'latin1')]);
}

/** textDescriptionType (ICC.1:2001-04, 6.5.17): the words in ASCII, none in Unicode and none for ScriptCode. */
function description(words: string): Buffer {
  const count = Buffer.alloc(4);
  count.writeUInt32BE(words.length + 1, 0);
  return Buffer.concat([
    Buffer.from('desc\0\0\0\0', 'latin1'),
    count,
    Buffer.from(`${words}\0`, 'latin1'),
    Buffer.alloc(4 + 4 + 2 + 1 + 67),
  ]);
}

/** The sRGB transfer function at 1024 points (IEC 61966-2-1, 5.2). */
function transferCurve(): Buffer {
  const points = 1024;
  const bytes = Buffer.alloc(12 + points * 2);
  bytes.write('curv', 0, 'latin1');
  bytes.writeUInt32BE(points, 8);
  for (let index = 0; index < points; index += 1) {
    const value = index / (points - 1);
    const linear = value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    bytes.writeUInt16BE(Math.round(linear * 65535), 12 + index * 2);
  }
  return bytes;
}
