import { createHash } from 'node:crypto';
import { strToU8, unzipSync, type Zippable, zipSync } from 'fflate';

export type Random = () => number;
type Entries = Record<string, Uint8Array>;

/** One way to spoil a file; the name goes into the failure's message. */
export type Spoil = { readonly name: string; readonly make: (random: Random) => Uint8Array };

const pick = <Item>(random: Random, items: readonly Item[]): Item =>
  items[Math.floor(random() * items.length)] as Item;
const below = (random: Random, limit: number) => Math.floor(random() * limit);

/** Values that no place of the format allows, or that only look as if. */
const hostile: readonly unknown[] = [
  null,
  -1,
  1e308,
  Number.MAX_SAFE_INTEGER,
  'x'.repeat(50_000),
  [],
  {},
  [[[[[[]]]]]],
  '../../etc/passwd',
  'C:\\Windows\\win.ini',
  '\u0000',
  '<script>alert(1)</script>'.repeat(2_000),
  '=cmd|calc!A1'.repeat(2_000),
  true,
];

/** Ways to spoil a bundle that is sound; every one of them is to be refused. */
export function spoiltBundles(sound: Uint8Array): readonly Spoil[] {
  const entries = unzipSync(sound);
  const manifest = JSON.parse(Buffer.from(entries['manifest.json'] ?? []).toString('utf8'));
  const casePath = Object.keys(entries).find((name) => name.endsWith('/case.json')) ?? '';
  const packed = (changed: Entries) => zipSync(changed as Zippable, { level: 1 });
  const withManifest = (change: (copy: Record<string, unknown>) => void) => {
    const copy = structuredClone(manifest);
    change(copy);
    return packed({ ...entries, 'manifest.json': strToU8(JSON.stringify(copy)) });
  };
  /** With the manifest telling the truth about the new bytes. */
  const withEntry = (path: string, bytes: Uint8Array) => {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const copy = structuredClone(manifest);
    copy.files = copy.files.map((file: { path: string }) =>
      file.path === path ? { path, size: bytes.length, sha256 } : file,
    );
    return packed({ ...entries, 'manifest.json': strToU8(JSON.stringify(copy)), [path]: bytes });
  };
  return [
    { name: 'cut short', make: (random) => sound.subarray(0, below(random, sound.length - 22)) },
    { name: 'noise', make: (random) => noise(random, 1 + below(random, 4_000)) },
    {
      name: 'a byte of a text entry',
      make: (random) => flipped(sound, random, sound.indexOf(0x50, 60), 4_000),
    },
    {
      name: 'manifest value',
      make: (random) =>
        withManifest((copy) => {
          copy[
            pick(
              random,
              Object.keys(copy).filter((key) => key !== 'agency' && key !== 'audit'),
            )
          ] = pick(random, hostile);
        }),
    },
    {
      name: 'manifest key',
      make: (random) =>
        withManifest((copy) => Object.assign(copy, { [`x${below(random, 1e6)}`]: pick(random, hostile) })),
    },
    {
      name: 'manifest size or digest',
      make: (random) =>
        withManifest((copy) => {
          const file = pick(random, copy.files as { size: number; sha256: string }[]);
          if (random() < 0.5) file.size += 1 + below(random, 1e9);
          else file.sha256 = file.sha256.replace(/^./, (first) => (first === '0' ? '1' : '0'));
        }),
    },
    {
      name: 'entry name',
      make: (random) =>
        packed({
          ...entries,
          [pick(random, [
            '../out',
            '/etc/passwd',
            'files/../../x',
            'C:/x',
            'files/short',
            'cases/x/other.json',
            `files/${'0'.repeat(64)}`,
            '.bashrc',
            'cases/__proto__/case.json',
          ])]: strToU8('x'),
        }),
    },
    {
      name: 'entry left out',
      make: (random) => {
        const copy = { ...entries };
        delete copy[
          pick(
            random,
            Object.keys(copy).filter((name) => name !== 'manifest.p7s'),
          )
        ];
        return packed(copy);
      },
    },
    { name: 'not UTF-8', make: () => withEntry(casePath, Uint8Array.of(0x7b, 0xff, 0xfe, 0x7d)) },
    { name: 'deep', make: (random) => withEntry(casePath, strToU8('['.repeat(50 + below(random, 90_000)))) },
    {
      name: 'case value',
      make: (random) => withEntry(casePath, spoiltCase(entries[casePath] ?? new Uint8Array(), random)),
    },
    { name: 'bomb', make: (random) => withEntry(casePath, new Uint8Array(20_000_001 + below(random, 1000))) },
  ];
}

/** Ways to spoil a CASE.json; every one of them is to be refused. */
export function spoiltCases(sound: Uint8Array): readonly Spoil[] {
  return [
    { name: 'cut short', make: (random) => sound.subarray(0, below(random, sound.length - 3)) },
    { name: 'noise', make: (random) => noise(random, 1 + below(random, 4_000)) },
    { name: 'not UTF-8', make: (random) => placed(sound, random, 0xff) },
    { name: 'deep', make: (random) => strToU8('{"a":'.repeat(50 + below(random, 50_000))) },
    { name: 'value', make: (random) => spoiltCase(sound, random) },
  ];
}

/** A case in which one place that the format knows holds what it must not. */
function spoiltCase(sound: Uint8Array, random: Random): Uint8Array {
  const file = JSON.parse(Buffer.from(sound).toString('utf8'));
  const changes: readonly (() => void)[] = [
    () => Object.assign(file, { format: pick(random, ['anjuan-case/2', '', 7, null]) }),
    () => Object.assign(file, { [`x${below(random, 1e6)}`]: 1 }),
    () => Object.assign(file.facts, { cause: pick(random, [null, 7, [], {}, 'x'.repeat(501)]) }),
    () => Object.assign(file.facts, { procedure: pick(random, hostile) }),
    () =>
      Object.assign(file.facts, {
        acceptedOn: pick(random, ['2026-13-40', '昨天', 20_260_101, '2026-02-30']),
      }),
    () => Object.assign(file.facts, { penalty: { fine: pick(random, [-1, 1.5, 1e300, '3000', 1e12]) } }),
    () => Object.assign(file.facts, { parties: Array.from({ length: 51 }, () => ({})) }),
    () => Object.assign(file, { documents: pick(random, [null, 7, {}, [7], [{}], Array(501).fill({})]) }),
    () => file.documents.push({ ...file.documents[0] }),
    () => Object.assign(file.documents[0], { form: pick(random, ['../x', 'no-such-form', '', '__proto__']) }),
    () => Object.assign(file.documents[0], { id: pick(random, ['', '../x', 'a b', 'x'.repeat(65), 7]) }),
    () => Object.assign(file.documents[0], { about: ['nobody'] }),
    () => Object.assign(file, { acts: [{ id: 'a', kind: pick(random, ['', 'hack', 7]) }] }),
    () =>
      Object.assign(file, {
        evidence: [{ id: 'e', kind: 'physical', name: pick(random, [7, 'x'.repeat(501)]) }],
      }),
  ];
  pick(random, changes)();
  return strToU8(JSON.stringify(file));
}

function noise(random: Random, length: number): Uint8Array {
  return Uint8Array.from({ length }, () => below(random, 256));
}

function placed(sound: Uint8Array, random: Random, byte: number): Uint8Array {
  const copy = Uint8Array.from(sound);
  copy[below(random, copy.length)] = byte;
  return copy;
}

/** One bit of the compressed bytes of the first entry. */
function flipped(sound: Uint8Array, random: Random, from: number, room: number): Uint8Array {
  const copy = Uint8Array.from(sound);
  const at = from + below(random, Math.min(room, copy.length - from - 1));
  copy[at] = (copy[at] ?? 0) ^ (1 << below(random, 8));
  return copy;
}
