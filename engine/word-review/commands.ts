import { createHash } from 'node:crypto';
import { basename, join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { AppError } from '../../contract/app-error.ts';
import type { Annotation } from '../../contract/case-file.generated.ts';
import type { WordReviewInfo, wordReviewCommands } from '../../contract/commands/word-review.ts';
import type { CommandInput, Handlers } from '../../contract/commands.ts';
import { changeDocument } from '../cases/document-state.ts';
import type { OpenCases } from '../cases/open-cases.ts';
import { documentPaper } from '../export/document-paper.ts';
import { safeName } from '../export/safe-name.ts';
import { writeFileBeside } from '../export/write-file.ts';
import { type GrantedFile, readGrantedFile } from '../granted-file.ts';
import { annotationViews } from '../review/annotation-commands.ts';
import { reviewRounds } from '../review/review-state.ts';
import type { FoundItem } from './review-items.ts';

/** More than any document of a case weighs. */
const largest = 30_000_000;

/** Word working copies of a document: made for a reviewer without this program, and read when they come back. */
export function wordReviewHandlers(cases: OpenCases): Handlers<keyof typeof wordReviewCommands> {
  const located = (caseId: string, documentId: string) => {
    const session = cases.session(caseId);
    const { form, position } = cases.document(session, documentId);
    const view = cases.view(session);
    const document = view.document(documentId);
    if (!document) throw new AppError('NOT_FOUND', { what: '文书', id: documentId });
    const { station, library } = cases.context;
    const paper = documentPaper(session.file, document.raw, station(), library, cases.today());
    return { session, view, document, form, position, paper };
  };
  const look = async (input: CommandInput<'wordReview/look'>) => {
    const at = located(input.caseId, input.documentId);
    const { name, bytes } = await readGiven(cases, input.file);
    const { readCopy } = await import('./read-copy.ts');
    const { isWorkingCopy } = await import('./returned-fields.ts');
    const { reviewItems } = await import('./review-items.ts');
    const { contentHash } = await import('./make-copy.ts');
    const copy = readCopy(name, bytes);
    if (!isWorkingCopy(copy)) throw new AppError('WORD_REVIEW_FOREIGN', { file: name });
    if (copy.documentId !== null && copy.documentId !== input.documentId)
      throw new AppError('WORD_REVIEW_OTHER', { file: name, title: at.document.title });
    const found = reviewItems(copy, { ...at, blocks: at.paper.blocks });
    const info: WordReviewInfo = {
      file: name,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      changedSince: copy.content !== contentHash(at.document.content),
      items: found.items.map(({ place: _place, annotation: _annotation, ...item }) => item),
      known: found.known,
      formatting: copy.formatting,
    };
    return { at, info, items: found.items };
  };
  return {
    'wordReview/export': async ({ caseId, documentId, folder }) => {
      const { session, document, form, paper } = located(caseId, documentId);
      const target = cases.context.grantedPath(folder);
      if (target === null) throw new AppError('NOT_FOUND', { what: '选定的位置', id: folder });
      const { makeWorkingCopy } = await import('./make-copy.ts');
      const made = await makeWorkingCopy(
        paper,
        documentId,
        annotationViews({ document, form, versions: cases.context.library.versions(form.definition.id) }),
      );
      const name = safeName([
        document.number || (session.file.facts.caseNumber ?? ''),
        paper.title,
        '工作稿',
      ]);
      const file = await writeFileBeside(join(target, `${name}.docx`), made.bytes);
      const sha256 = createHash('sha256').update(made.bytes).digest('hex');
      cases.context.store.transaction((store) =>
        cases.record(store, {
          who: '',
          what: '导出 Word 工作稿',
          subject: `document:${caseId}/${documentId}`,
          detail: { file: basename(file), sha256, comments: made.comments },
        }),
      );
      return { file, sha256, comments: made.comments };
    },
    'wordReview/look': async (input) => (await look(input)).info,
    'wordReview/take': async ({ chosen, sha256, by, ...input }) => {
      const { at, info, items } = await look(input);
      if (info.sha256 !== sha256)
        throw new AppError('WORD_UNREADABLE', { file: info.file, problem: '看过以后文件又变了' });
      const kinds = new Map(chosen.map(({ key, kind }) => [key, kind]));
      const taken = items.filter(({ key }) => kinds.has(key));
      if (taken.length < kinds.size)
        throw new AppError('WORD_UNREADABLE', { file: info.file, problem: '看过以后文书的批注又变了' });
      const round = reviewRounds(at.view, input.documentId).at(-1)?.round;
      const change = changeDocument(at.position, (document) => ({
        ...document,
        annotations: taken.reduce(
          (list, item) =>
            withItem(list, item, kinds.get(item.key) ?? 'suggestion', { by, today: cases.today(), round }),
          document.annotations ?? [],
        ),
      }));
      const problem = cases.shape.problem(change(at.session.file));
      if (problem) throw new AppError('INPUT_INVALID', { place: problem.pointer, problem: problem.problem });
      cases.act(at.session, change, {
        who: by,
        what: '导入 Word 批注',
        subject: `document:${input.caseId}/${input.documentId}`,
        detail: { file: info.file, sha256, count: taken.length },
      });
      const { document, form } = located(input.caseId, input.documentId);
      return {
        items: annotationViews({
          document,
          form,
          versions: cases.context.library.versions(form.definition.id),
        }),
      };
    },
  };
}

/** The annotations with one item more. Who wrote it is as Word says; where it does not, whoever brings it in. */
function withItem(
  list: readonly Annotation[],
  item: FoundItem,
  kind: Annotation['kind'],
  use: { readonly by: string; readonly today: string; readonly round: number | undefined },
): Annotation[] {
  const by = item.by === '' ? use.by : item.by;
  const on = item.on ?? use.today;
  if (item.annotation !== null) {
    const { what, text } = item;
    return list.map((one): Annotation => {
      if (one.id !== item.annotation) return one;
      if (what === 'resolved') return { ...one, settled: { how: 'resolved', by: use.by, on: use.today } };
      return { ...one, replies: [...(one.replies ?? []), { text, by, on }] };
    });
  }
  return [
    ...list,
    {
      id: uuid(),
      kind,
      text: item.text,
      by,
      on,
      source: 'word',
      ...(item.place ? { place: item.place } : {}),
      ...(item.proposed === null ? {} : { proposed: item.proposed }),
      ...(use.round === undefined ? {} : { round: use.round }),
    },
  ];
}

function readGiven(cases: OpenCases, token: string): Promise<GrantedFile> {
  const tooLarge = (file: string) => new AppError('FILE_TOO_LARGE', { file, limit: '30 MB' });
  return readGrantedFile(cases.context.grantedPath, token, largest, tooLarge);
}
