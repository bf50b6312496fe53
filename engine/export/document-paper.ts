import { AppError } from '../../contract/app-error.ts';
import type { PageStyle, ResolvedBlock } from '../../contract/blocks.ts';
import type { CaseDocument, CaseFile, Signature } from '../../contract/case-file.generated.ts';
import type { StationSettings } from '../cases/station-settings.ts';
import { bindingView } from '../forms/binding-view.ts';
import type { FormLibrary, LoadedForm } from '../forms/form-library.ts';
import { resolveContent } from '../forms/resolve-content.ts';
import { resolveLayout } from '../forms/resolve-layout.ts';

/** One document resolved: what paper, print and DOCX draw. */
export type DocumentPaper = {
  readonly form: LoadedForm;
  readonly title: string;
  readonly content: Readonly<Record<string, unknown>>;
  readonly blocks: readonly ResolvedBlock[];
  readonly page: PageStyle;
  /** What was not issued is marked on every page. */
  readonly watermark: '草稿' | null;
};

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
  return {
    form,
    title: form.definition.title,
    content,
    blocks: resolveLayout(form, content, signaturesOf(file, document.id)),
    page: form.layout.page,
    watermark: document.state === 'issued' ? null : '草稿',
  };
}

/** The signatures of a document, in order. */
export function signaturesOf(file: CaseFile, document: string): Signature[] {
  return (file.acts ?? []).filter(
    (act): act is Signature => act.kind === 'signature' && act.document === document,
  );
}
