import { stat } from 'node:fs/promises';
import { AppError } from '../../contract/app-error.ts';
import type { Attachment } from '../../contract/case-file.generated.ts';
import type { ShownFile } from '../../contract/commands/evidence.ts';
import type { Handlers } from '../../contract/commands.ts';
import type { OpenCases } from '../cases/open-cases.ts';
import { attachmentPath, hashOf } from '../store/attachments.ts';
import { attachmentsOf } from '../transfer/attachments-of.ts';
import { saveCopy } from './save-copy.ts';

/** Lets the page load a file for as long as the program runs; answers its address. Absent where there is no page. */
export type FileShower = (path: string, mediaType: string) => Promise<string>;

type EvidenceContext = {
  readonly cases: OpenCases;
  readonly showFile?: FileShower;
};

type EvidenceCommands = 'evidence/show' | 'evidence/check' | 'evidence/saveCopy';

/** What looking at a case's files answers of the contract. A case's files are those that its own record names. */
export function evidenceHandlers({ cases, showFile }: EvidenceContext): Handlers<EvidenceCommands> {
  const folder = () => cases.context.store.folder;
  const fileOf = (caseId: string, sha256: string): Attachment => {
    const found = attachmentsOf(cases.session(caseId).file).find((one) => one.sha256 === sha256);
    if (!found) throw new AppError('NOT_FOUND', { what: '本案的文件', id: sha256.slice(0, 12) });
    return found;
  };
  return {
    'evidence/show': async ({ caseId, files }) => {
      const wanted = new Set(files);
      const known = attachmentsOf(cases.session(caseId).file).filter(({ sha256 }) => wanted.has(sha256));
      const shown = await Promise.all(
        known.map((one) => show(one, attachmentPath(folder(), one.sha256), showFile)),
      );
      return { files: shown.filter((one) => one !== null) };
    },
    'evidence/check': async ({ caseId, file }) => {
      const { sha256 } = fileOf(caseId, file);
      const read = await hashOf(attachmentPath(folder(), sha256)).catch(() => null);
      return { intact: read === sha256 };
    },
    'evidence/saveCopy': async ({ caseId, file, folder: token }) => {
      const { sha256, name } = fileOf(caseId, file);
      const target = cases.context.grantedPath(token);
      if (target === null) throw new AppError('NOT_FOUND', { what: '选定的文件夹', id: token });
      return { file: await saveCopy(attachmentPath(folder(), sha256), sha256, target, name) };
    },
  };
}

async function show(
  { sha256, name, size }: Attachment,
  path: string,
  showFile: FileShower | undefined,
): Promise<ShownFile | null> {
  const there = await stat(path).catch(() => null);
  if (!there) return null;
  // Loaded when somebody looks: the program starts without it.
  const { mediaType } = await import('./media-type.ts');
  const media = await mediaType(path);
  const address = media && showFile ? await showFile(path, media.type) : null;
  return { sha256, name, size, kind: media?.kind ?? 'other', address };
}
