import { AppError } from '../../contract/app-error.ts';
import type { PageStyle, ResolvedBlock } from '../../contract/blocks.ts';
import type { CaseDocument, CaseFile, Signature } from '../../contract/case-file.generated.ts';
import type { Watermark } from '../../contract/print.ts';
import type { StationSettings } from '../cases/station-settings.ts';
import { bindingView } from '../forms/binding-view.ts';
import type { FormLibrary, LoadedForm } from '../forms/form-library.ts';
import { resolveContent } from '../forms/resolve-content.ts';
import { resolveLayout } from '../forms/resolve-layout.ts';
import { once } from '../values/once.ts';
import { type ContentRevision, contentRevision } from './revision/content-revision.ts';

/** One document resolved: what paper, print and DOCX draw. */
export type DocumentPaper = {
  readonly form: LoadedForm;
  readonly title: string;
  readonly content: Readonly<Record<string, unknown>>;
  readonly blocks: readonly ResolvedBlock[];
  readonly page: PageStyle;
  /** What is no document in force is marked on every page; what was served and then revoked stays as it was. */
  readonly watermark: Watermark | null;
  /** Of an issued decision: its content field by field, for the verification code; the same at every call. */
  readonly revision?: () => ContentRevision;
};

/** Decisions that bear a verification code when they are signed. */
const codedForms: readonly string[] = ['penalty-decision', 'summary-penalty-decision', 'no-penalty-decision'];

function watermarkOf({ state = 'draft' }: CaseDocument): Watermark | null {
  switch (state) {
    case 'draft':
      return '草稿';
    case 'void':
      return '作废';
    case 'withdrawn':
      return '撤回';
    case 'issued':
    case 'revoked':
      return null;
  }
}

/** Resolves a document of a case to its paper. Throws FORM_UNKNOWN. */
export function documentPaper(
  file: CaseFile,
  document: CaseDocument,
  station: StationSettings,
  library: FormLibrary,
  today: string,
): DocumentPaper {
  const form = library.formOf(document);
  if (!form) throw new AppError('FORM_UNKNOWN', { form: document.form });
  const content = resolveContent(form, document, bindingView(file, document, station, library, today));
  const watermark = watermarkOf(document);
  const { number } = document;
  const coded = watermark === null && number !== undefined && codedForms.includes(document.form);
  return {
    form,
    title: form.definition.title,
    content,
    blocks: resolveLayout(form, content, signaturesOf(file, document.id)),
    page: form.layout.page,
    watermark,
    ...(coded ? { revision: once(() => contentRevision(document.form, number, content)) } : {}),
  };
}

/** The signatures of a document, in order. */
export function signaturesOf(file: CaseFile, document: string): Signature[] {
  return (file.acts ?? []).filter(
    (act): act is Signature => act.kind === 'signature' && act.document === document,
  );
}
