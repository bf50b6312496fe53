import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Static } from 'typebox';
import { Type } from 'typebox';
import { AppError } from '../../contract/app-error.ts';
import { readZip } from '../export/signing/zip-archive.ts';
import {
  hashOf,
  held,
  manifestName,
  parseManifest,
  type Refuse,
  signatureName,
} from '../signed-package/manifest.ts';
import { once } from '../values/once.ts';
import { dataLimits, dataPath } from './data-kinds.ts';

/** Of a whole package, in bytes. */
export const packageLimit = 8_000_000;

const closed = <T extends Parameters<typeof Type.Object>[0]>(properties: T) =>
  Type.Object(properties, { additionalProperties: false });
const Day = Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\d$', maxLength: 10 });

/** What data.json of a folder says of the package; the manifest repeats it. */
const headParts = {
  title: Type.String({ minLength: 1, maxLength: 80 }),
  version: Type.String({ minLength: 1, maxLength: 40 }),
  /** Day on which whoever made it gave it out: the newer takes the place of the older. */
  date: Day,
  /** The law was looked at up to this day. */
  lawAsOf: Day,
  /** Whether all law was looked at, and not only what is in here. */
  wholeLaw: Type.Boolean(),
  source: Type.String({ minLength: 1, maxLength: 500 }),
};
export const DataHead = closed({ $schema: Type.Optional(Type.String({ maxLength: 200 })), ...headParts });
export type DataHead = Omit<Static<typeof DataHead>, '$schema'>;

/** manifest.json of a data package (.anjuan-data): what is in it, by SHA-256. Its detached CMS signature lies beside. */
const Manifest = closed({
  format: Type.Literal('anjuan-data/1'),
  ...headParts,
  madeAt: Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$', maxLength: 30 }),
  files: Type.Array(
    closed({
      path: Type.String({ minLength: 1, maxLength: 200 }),
      size: Type.Integer({ minimum: 0, maximum: dataLimits.file }),
      sha256: Type.String({ pattern: '^[0-9a-f]{64}$', maxLength: 64 }),
    }),
    { maxItems: dataLimits.files },
  ),
});
export type DataManifest = Static<typeof Manifest>;

export type DataPackage = {
  readonly manifest: DataManifest;
  readonly manifestBytes: Uint8Array;
  /** DER, or null where the package is not signed. */
  readonly signature: Uint8Array | null;
  readonly texts: ReadonlyMap<string, string>;
  /** SHA-256 of the whole file. */
  readonly sha256: string;
};

/**
 * Reads a package and holds it to its own manifest, both ways. Whether its data are sound is checkData's to say.
 * @param name the file's, for messages. @throws AppError DATA_PACKAGE_UNREADABLE, DATA_PACKAGE_PATH
 */
export function readDataPackage(name: string, bytes: Uint8Array): DataPackage {
  const refuse = (problem: string, cause?: unknown) =>
    new AppError('DATA_PACKAGE_UNREADABLE', { file: name, problem }, cause);
  if (bytes.length > packageLimit) throw refuse('文件过大，不是数据包');
  const entries = unzipped(name, bytes, refuse);
  const manifestBytes = entries.get(manifestName);
  if (!manifestBytes || manifestBytes.length > dataLimits.file) throw refuse('没有清单 manifest.json');
  const manifest = parseManifest(manifestBytes, manifestCheck());
  if (!manifest) throw refuse('清单 manifest.json 不合格式');
  const paths = manifest.files.map(({ path }) => path);
  for (const path of [...entries.keys(), ...paths])
    if (path !== manifestName && path !== signatureName && !dataPath(path))
      throw new AppError('DATA_PACKAGE_PATH', { file: name, path: path.slice(0, 120) });
  if (new Set(paths).size !== paths.length) throw refuse('清单里有两个同名文件');
  for (const path of entries.keys())
    if (dataPath(path) && !paths.includes(path)) throw refuse(`清单里没有 ${path}`);
  const texts = new Map(
    manifest.files.map((file) => {
      const content = held(file, entries.get(file.path), refuse);
      return [file.path, decoded(file.path, content, refuse)] as const;
    }),
  );
  return {
    manifest,
    manifestBytes,
    signature: entries.get(signatureName) ?? null,
    texts,
    sha256: hashOf(bytes),
  };
}

function decoded(path: string, content: Uint8Array, refuse: Refuse): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch (cause) {
    throw refuse(`${path} 不是 UTF-8 编码`, cause);
  }
}

function unzipped(name: string, bytes: Uint8Array, refuse: Refuse): Map<string, Uint8Array> {
  try {
    return readZip(bytes, dataLimits.unpacked);
  } catch (error) {
    const { problem, path } = error instanceof AppError ? error.params : { problem: '压缩包损坏' };
    if (path !== undefined) throw new AppError('DATA_PACKAGE_PATH', { file: name, path }, error);
    throw refuse(String(problem), error);
  }
}

const manifestCheck = once(() =>
  new Ajv2020({ strict: true, strictTypes: false }).compile<DataManifest>(Manifest),
);
