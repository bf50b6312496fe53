import { createHash } from 'node:crypto';
import { type ICommentOptions, Paragraph, TextRun } from 'docx';
import type { Annotation } from '../../contract/case-file.generated.ts';
import type { AnnotationView } from '../../contract/commands/annotations.ts';
import type { DocumentPaper } from '../export/document-paper.ts';
import { docxDocument } from '../export/docx/docx-document.ts';
import { fieldText } from '../review/find-anchor.ts';
import { commentText } from './comment-text.ts';
import { CopyMarks } from './copy-marks.ts';

/** Names of the custom properties by which a working copy is known again. */
export const copyProperties = { document: 'AnjuanDocument', content: 'AnjuanContent' } as const;

const explanation =
  '工作稿，供审核使用，不是正式文书。请用“审阅”加批注，或者打开“修订”以后修改；改好存为 .docx，由案卷程序收回。';

/**
 * A document as an unsigned Word file for a reviewer without this program: open annotations are Word comments on their
 * words, with their replies, and a bookmark around every field tells where what was written belongs.
 */
export async function makeWorkingCopy(
  paper: DocumentPaper,
  documentId: string,
  views: readonly AnnotationView[],
): Promise<{ readonly bytes: Uint8Array; readonly comments: number }> {
  const open = views.filter(({ annotation }) => annotation.settled === undefined);
  const { comments, ids } = commentsOf(open);
  const marks = new CopyMarks(open, ids, (pointer) => fieldText(paper.content, pointer));
  const bytes = await docxDocument(paper.blocks, {
    title: paper.title,
    page: paper.page,
    watermark: '工作稿',
    seal: null,
    copy: {
      marks,
      comments,
      properties: [
        { name: copyProperties.document, value: documentId },
        { name: copyProperties.content, value: contentHash(paper.content) },
      ],
      head: () => {
        const apart = open.filter(({ annotation }) => !marks.drawn.has(annotation.id));
        return new Paragraph({
          spacing: { after: 120 },
          children: [
            new TextRun({ text: explanation, size: 18, color: '808080' }),
            ...apart.flatMap(({ annotation }) => marks.whole(annotation.id)),
          ],
        });
      },
    },
  });
  return { bytes, comments: comments.length };
}

/** Of what a document says, to tell whether it has changed since a copy was made. */
export function contentHash(content: Readonly<Record<string, unknown>>): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}

/** A comment for every annotation, and one below it for every reply. */
function commentsOf(views: readonly AnnotationView[]) {
  const comments: ICommentOptions[] = [];
  const ids = new Map<string, readonly number[]>();
  const add = (by: string, on: string, text: string, parentId?: number) => {
    const id = comments.length;
    const children = text.split('\n').map((line) => new Paragraph({ children: [new TextRun(line)] }));
    const date = new Date(`${on}T12:00:00Z`);
    comments.push({ id, author: by, date, children, ...(parentId === undefined ? {} : { parentId }) });
    return id;
  };
  for (const { annotation, anchor } of views) {
    const lost = anchor.kind === 'moved' || anchor.kind === 'fieldGone';
    const first = add(annotation.by, annotation.on, exportedText(annotation, lost));
    const replies = (annotation.replies ?? []).map((reply) => add(reply.by, reply.on, reply.text, first));
    ids.set(annotation.id, [first, ...replies]);
  }
  return { comments, ids };
}

/** `lost`: its words are not there any more, and are quoted instead. */
export function exportedText(annotation: Annotation, lost: boolean): string {
  const quote = annotation.place?.quote ?? '';
  return lost && quote !== '' ? `${commentText(annotation)}\n原处文字：${quote}` : commentText(annotation);
}
