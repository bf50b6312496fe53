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
import { allowedFiles, formFiles } from './check-form.ts';
import { decodeText } from './form-folder.ts';
import { limits } from './json-walk.ts';

/** Of a whole package, in bytes: five files of `limits.file`, packed, come to far less. */
export const packageLimit = 2_500_000;
/** Bytes of all that is in it, unpacked. */
const packageUnpacked = 6 * limits.file;

const closed = <T extends Parameters<typeof Type.Object>[0]>(properties: T) =>
  Type.Object(properties, { additionalProperties: false });
const Sha256 = Type.String({ pattern: '^[0-9a-f]{64}$', maxLength: 64 });

/** manifest.json of a package (.anjuan-form): what is in it, by SHA-256. Its detached CMS signature lies beside it. */
const Manifest = closed({
  format: Type.Literal('anjuan-form/1'),
  id: Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', minLength: 1, maxLength: 64 }),
  title: Type.String({ minLength: 1, maxLength: 60 }),
  version: Type.String({ minLength: 1, maxLength: 40 }),
  madeAt: Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$', maxLength: 30 }),
  files: Type.Array(
    closed({
      path: Type.String({ enum: [...allowedFiles], maxLength: 20 }),
      size: Type.Integer({ minimum: 0, maximum: limits.file }),
      sha256: Sha256,
    }),
    { minItems: formFiles.length, maxItems: allowedFiles.length },
  ),
});
export type Manifest = Static<typeof Manifest>;

export type FormPackage = {
  readonly manifest: Manifest;
  readonly manifestBytes: Uint8Array;
  /** DER, or null where the package is not signed. */
  readonly signature: Uint8Array | null;
  readonly texts: ReadonlyMap<string, string>;
  /** SHA-256 of the whole file. */
  readonly sha256: string;
};

/**
 * Reads a package and holds it to its own manifest, both ways. Whether its form is sound is checkForm's to say.
 * @param name the file's, for messages. @throws AppError FORM_PACKAGE_UNREADABLE
 */
export function readFormPackage(name: string, bytes: Uint8Array): FormPackage {
  const refuse = (problem: string, cause?: unknown) =>
    new AppError('FORM_PACKAGE_UNREADABLE', { file: name, problem }, cause);
  if (bytes.length > packageLimit) throw refuse('文件过大，不是式样包');
  const entries = unzipped(bytes, refuse);
  const manifestBytes = entries.get(manifestName);
  if (!manifestBytes || manifestBytes.length > limits.file) throw refuse('没有清单 manifest.json');
  const manifest = parseManifest(manifestBytes, manifestCheck());
  if (!manifest) throw refuse('清单 manifest.json 不合格式');
  const known = new Set<string>([...allowedFiles, manifestName, signatureName]);
  for (const entry of entries.keys())
    if (!known.has(entry)) throw refuse(`有不该在包里的“${entry.slice(0, 80)}”`);
  const texts = new Map<string, string>();
  for (const path of allowedFiles) {
    const content = entries.get(path);
    const listed = manifest.files.find((file) => file.path === path);
    // What a form may do without is in neither, or in both.
    if (!content && !listed && !formFiles.some((file) => file === path)) continue;
    if (!listed) throw refuse(`缺少 ${path}`);
    const text = decodeText(held(listed, content, refuse));
    if (typeof text !== 'string') throw refuse(`${path} ${text.problem}`);
    texts.set(path, text);
  }
  const signature = entries.get(signatureName) ?? null;
  return { manifest, manifestBytes, signature, texts, sha256: hashOf(bytes) };
}

function unzipped(bytes: Uint8Array, refuse: Refuse): Map<string, Uint8Array> {
  try {
    return readZip(bytes, packageUnpacked);
  } catch (error) {
    const problem = error instanceof AppError ? String(error.params.problem) : '压缩包损坏';
    throw refuse(problem, error);
  }
}

const manifestCheck = once(() =>
  new Ajv2020({ strict: true, strictTypes: false }).compile<Manifest>(Manifest),
);
