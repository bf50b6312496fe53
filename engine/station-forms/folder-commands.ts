import { basename } from 'node:path';
import { AppError } from '../../contract/app-error.ts';
import type { FormCheck } from '../../contract/commands/station-forms.ts';
import type { Handlers } from '../../contract/commands.ts';
import { signerOf } from '../export/case-file-commands.ts';
import type { Identity } from '../export/signing/identity.ts';
import { writeFileBeside } from '../export/write-file.ts';
import { FormJudge } from '../forms/form-judge.ts';
import type { FormLibrary } from '../forms/form-library.ts';
import { thresholds } from '../law/data/thresholds.ts';
import { once } from '../values/once.ts';
import { allowedFiles, type CheckContext, type CheckedForm, checkForm } from './check-form.ts';
import { readFormFolder, writeFormFolder } from './form-folder.ts';
import { readFormPackage } from './form-package.ts';
import { formSkeleton } from './skeleton.ts';

type FolderContext = {
  readonly resourcesFolder: string;
  readonly library: FormLibrary;
  readonly now: () => Date;
  readonly today: () => string;
  readonly grantedPath: (token: string) => string | null;
  /** The station's own identity; throws where there is none or its key is locked. */
  readonly identity: () => Promise<Identity | null>;
};

/** A station's form while it is being written: a folder on the disk, no store. */
export function formFolderHandlers(
  context: FolderContext,
): Handlers<'formFolder/make' | 'formFolder/check' | 'formFolder/pack'> {
  const checking = once(() => checkContext(context));
  return {
    'formFolder/make': async ({ id, title, folder }) => {
      requireNewId(id, context.library);
      const path = pathOf(context, folder);
      const files = formSkeleton(id, title, context.today());
      await writeFormFolder(path, files);
      return { folder: path, files: [...files.keys()] };
    },
    'formFolder/check': async ({ folder }) => toCheck(await checkFolder(pathOf(context, folder), checking())),
    'formFolder/pack': async ({ folder, target, identity: wanted }) => {
      const path = pathOf(context, folder);
      const checked = await checkFolder(path, checking());
      requireSound(checked);
      const { id, title, version } = checked;
      const identity =
        wanted === 'station' ? await context.identity() : await signerOf(context, '本站', wanted);
      const { texts } = await readFormFolder(path);
      // What only signing needs is loaded when one signs.
      const { packFiles } = await import('../signed-package/pack-files.ts');
      const head = { format: 'anjuan-form/1', id, title, version };
      const bytes = await packFiles(head, inOrder(texts), identity, context.now());
      // What is handed over has been read back as whoever installs it will read it.
      const { sha256, texts: packed } = readFormPackage(basename(path), bytes);
      requireSound(checkForm(packed, checking()));
      const file = await writeFileBeside(pathOf(context, target), bytes);
      const signer = identity?.subjectName ?? null;
      return { file, id, title, version, size: bytes.length, sha256, signer };
    },
  };
}

/** A form's files as packages hold them, those that are there. */
function inOrder(texts: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map(allowedFiles.flatMap((path) => (texts.has(path) ? [[path, texts.get(path) ?? '']] : [])));
}

/** What a form is checked against: formats, the program's own forms, the deadlines. */
export function checkContext({
  resourcesFolder,
  library,
}: Pick<FolderContext, 'resourcesFolder' | 'library'>): CheckContext {
  return {
    judge: new FormJudge(resourcesFolder),
    official: new Set(library.forms.map(({ definition }) => definition.id)),
    isForm: (id) => library.form(id) !== null,
    deadlines: new Set(thresholds().map(({ id }) => id)),
  };
}

/** Reads and checks a folder. Throws FILE_UNREADABLE. */
export async function checkFolder(path: string, context: CheckContext): Promise<CheckedForm> {
  const { texts, mistakes } = await readFormFolder(path);
  const checked = checkForm(texts, context);
  if (mistakes.length === 0) return checked;
  const unread = new Set(mistakes.map(({ file }) => file));
  const others = checked.mistakes.filter(({ file }) => !unread.has(file));
  return { ...checked, mistakes: [...mistakes, ...others], form: null };
}

export function toCheck({ id, title, version, mistakes }: CheckedForm): FormCheck {
  return {
    id,
    title,
    version,
    mistakes: mistakes.map(({ file, pointer, message }) => ({ form: id, file, pointer, problem: message })),
  };
}

/** Throws FORM_UNSOUND with the first mistake. */
export function requireSound({ title, id, mistakes }: CheckedForm): void {
  const [first] = mistakes;
  if (!first) return;
  const where = [first.file, first.pointer, first.message].filter(Boolean).join(' ');
  throw new AppError('FORM_UNSOUND', { title: title || id, count: mistakes.length, first: where });
}

function requireNewId(id: string, library: FormLibrary): void {
  const wrong = /^[a-z0-9]+(-[a-z0-9]+)*$/.test(id) ? null : '写法不对';
  const problem = wrong ?? (library.form(id) ? '已经有用这个编号的式样' : null);
  if (problem !== null) throw new AppError('FORM_ID_WRONG', { id, problem });
}

function pathOf({ grantedPath }: FolderContext, token: string): string {
  const path = grantedPath(token);
  if (path === null) throw new AppError('NOT_FOUND', { what: '选定的位置', id: token });
  return path;
}
