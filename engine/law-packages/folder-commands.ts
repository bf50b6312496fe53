import { basename } from 'node:path';
import { AppError } from '../../contract/app-error.ts';
import type { DataCheck } from '../../contract/commands/law-data.ts';
import type { Handlers } from '../../contract/commands.ts';
import { signerOf } from '../export/case-file-commands.ts';
import type { Identity } from '../export/signing/identity.ts';
import { writeFileBeside } from '../export/write-file.ts';
import { lawTables } from '../law/law-tables.ts';
import { once } from '../values/once.ts';
import { checkData, DataJudge } from './check-data.ts';
import { readDataFolder } from './data-folder.ts';
import { readDataPackage } from './data-package.ts';
import { requireSound } from './require-sound.ts';

type FolderContext = {
  readonly resourcesFolder: string;
  readonly isForm: (id: string) => boolean;
  readonly now: () => Date;
  readonly grantedPath: (token: string) => string | null;
  /** The station's own identity; throws where there is none or its key is locked. */
  readonly identity: () => Promise<Identity | null>;
};

/** Law data while somebody writes them: a folder on the disk, no store. */
export function dataFolderHandlers(
  context: FolderContext,
): Handlers<'lawDataFolder/check' | 'lawDataFolder/pack'> {
  const judge = once(() => new DataJudge(context.resourcesFolder));
  const check = async (path: string) => {
    const folder = await readDataFolder(path);
    const checked = checkData(folder.texts, {
      judge: judge(),
      base: lawTables(),
      isForm: context.isForm,
    });
    return { ...folder, ...checked, mistakes: [...folder.mistakes, ...checked.mistakes] };
  };
  return {
    'lawDataFolder/check': async ({ folder }): Promise<DataCheck> => {
      const { head, texts, mistakes, gaps } = await check(pathOf(context, folder));
      const holes = gaps.map((problem) => ({ file: '', pointer: '', problem }));
      return { head, files: texts.size, mistakes: [...mistakes, ...holes] };
    },
    'lawDataFolder/pack': async ({ folder, target, identity: wanted }) => {
      const path = pathOf(context, folder);
      const { head, texts, mistakes, gaps } = await check(path);
      requireSound(head?.title ?? basename(path), mistakes, gaps);
      if (!head) throw new AppError('FILE_UNREADABLE', { file: basename(path), problem: '没有 data.json' });
      const identity =
        wanted === 'station' ? await context.identity() : await signerOf(context, '本站', wanted);
      // What only signing needs is loaded when one signs.
      const { packFiles } = await import('../signed-package/pack-files.ts');
      const sorted = new Map([...texts].sort(([a], [b]) => (a < b ? -1 : 1)));
      const bytes = await packFiles({ format: 'anjuan-data/1', ...head }, sorted, identity, context.now());
      // What is handed over has been read back as whoever installs it will read it.
      const { sha256 } = readDataPackage(basename(path), bytes);
      const file = await writeFileBeside(pathOf(context, target), bytes);
      return { ...head, file, size: bytes.length, sha256, signer: identity?.subjectName ?? null };
    },
  };
}

function pathOf({ grantedPath }: FolderContext, token: string): string {
  const path = grantedPath(token);
  if (path === null) throw new AppError('NOT_FOUND', { what: '选定的位置', id: token });
  return path;
}
