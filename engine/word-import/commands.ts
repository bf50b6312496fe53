import { createHash } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import { AppError } from '../../contract/app-error.ts';
import type { CaseDocument } from '../../contract/case-file.generated.ts';
import type { WordImportInfo } from '../../contract/commands/word-import.ts';
import type { Handlers } from '../../contract/commands.ts';
import type { OpenCases } from '../cases/open-cases.ts';
import { fieldInfos } from '../forms/field-schema.ts';
import type { LoadedForm } from '../forms/form-library.ts';
import { bindingSource } from '../forms/resolve-content.ts';
import { type GrantedFile, readGrantedFile } from '../granted-file.ts';
import { recordAttachment, takeAttachment } from '../store/attachments.ts';
import { isIsoDay } from '../values/day.ts';
import type { Recognised } from './recognise.ts';
import { contentOf } from './recognised-content.ts';

/** More than any document of a case weighs; pictures in it are not read. */
const largest = 30_000_000;

/** Old Word documents of a case: looked at, and made drafts of. */
export function wordImportHandlers(cases: OpenCases): Handlers<'wordImport/look' | 'wordImport/take'> {
  const { library } = cases.context;
  const read = async (token: string, form: string | undefined) => {
    const { path, name, bytes } = await readGiven(cases, token);
    const { docxLines } = await import('./docx-lines.ts');
    const { identify } = await import('./identify.ts');
    return { path, name, sha256: hashOf(bytes), found: identify(library, docxLines(name, bytes), form) };
  };
  return {
    'wordImport/look': async ({ caseId, file, form }) => {
      cases.session(caseId);
      const { name, sha256, found } = await read(file, form);
      return infoOf(name, sha256, found);
    },
    'wordImport/take': async ({ caseId, file, sha256, form: id, pointers }) => {
      const session = cases.session(caseId);
      const { path, name, sha256: now, found } = await read(file, id);
      if (!found) throw new AppError('WORD_UNKNOWN', { file: name });
      if (now !== sha256)
        throw new AppError('WORD_UNREADABLE', { file: name, problem: '看过以后文件又变了' });
      const attachment = await takeAttachment(cases.context.store.folder, path);
      const bare: CaseDocument = {
        id: uuid(),
        form: id,
        formVersion: found.form.definition.version,
        state: 'draft',
        createdOn: cases.today(),
        content: {},
        importedFrom: attachment,
      };
      const fields = found.read.fields.filter(({ pointer }) => pointers.includes(pointer));
      const view = cases.bindings(session.file, bare);
      const document = withContent(bare, found.form, contentOf(fields), view);
      cases.act(
        session,
        (current) => ({ ...current, documents: [...current.documents, document] }),
        {
          who: '',
          what: '导入旧文书',
          subject: `document:${caseId}/${document.id}`,
          detail: { form: id, file: name, sha256 },
        },
        (store) => recordAttachment(store, attachment, cases.at()),
      );
      return { documentId: document.id, overview: cases.overview(session) };
    },
  };
}

/**
 * What the old document says is its own; where a fact of the case says the same, the field stays bound to it. No fact
 * is changed.
 */
function withContent(
  bare: CaseDocument,
  form: LoadedForm,
  content: Readonly<Record<string, unknown>>,
  view: Parameters<typeof bindingSource>[1],
): CaseDocument {
  const own: Record<string, unknown> = {};
  let document = bare;
  for (const [name, value] of Object.entries(content)) {
    const binding = form.definition.bindings[`/${name}`];
    const sources = binding === undefined ? [] : [binding].flat();
    if (sources.includes('/document/issuedOn') && typeof value === 'string' && isIsoDay(value))
      document = { ...document, issuedOn: value };
    else if (sources.includes('/document/number') && typeof value === 'string')
      document = { ...document, number: value };
    else if (binding === undefined || !sameValue(bindingSource(binding, view)?.value, value))
      own[name] = value;
  }
  return { ...document, content: own };
}

const sameValue = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

function infoOf(
  file: string,
  sha256: string,
  found: { readonly form: LoadedForm; readonly read: Recognised } | null,
): WordImportInfo {
  if (!found) return { file, sha256, form: null, fields: [], missing: [], left: [] };
  const { form, read } = found;
  const { id, title, version } = form.definition;
  const places = new Set(read.fields.map(({ pointer }) => `/${pointer.split('/')[1]}`));
  const missing = fieldInfos(form.schema, {}).flatMap((field) =>
    field.pattern.includes('/N/') || places.has(field.pattern) ? [] : [field.title],
  );
  return {
    file,
    sha256,
    form: { id, title, version },
    fields: read.fields,
    missing: [...new Set(missing)],
    left: read.left,
  };
}

function readGiven(cases: OpenCases, token: string): Promise<GrantedFile> {
  const tooLarge = (file: string) => new AppError('FILE_TOO_LARGE', { file, limit: '30 MB' });
  return readGrantedFile(cases.context.grantedPath, token, largest, tooLarge);
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
