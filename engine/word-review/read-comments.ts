import type { Element } from '@xmldom/xmldom';
import { AppError } from '../../contract/app-error.ts';
import { allElements, childElements } from '../export/signing/xml.ts';
import { wordDay } from './word-day.ts';

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const word2010 = 'http://schemas.microsoft.com/office/word/2010/wordml';
const word2012 = 'http://schemas.microsoft.com/office/word/2012/wordml';
const most = 2_000;
const longest = 10_000;

/** A Word comment. */
export type ReturnedComment = {
  readonly id: string;
  readonly by: string;
  readonly on: string | null;
  readonly text: string;
  /** Id of the comment it replies to. */
  readonly replyTo: string | null;
  /** Ticked as settled. */
  readonly done: boolean;
};

/** The comments of a document; `part` gives the part of a kind that it names. Throws DOCX_UNREADABLE. */
export function readComments(part: (kind: string) => Element | null): readonly ReturnedComment[] {
  const root = part('comments');
  if (!root) return [];
  const extended = part('commentsExtended');
  const threads = new Map(
    (extended ? childElements(extended, word2012, 'commentEx') : []).map((one) => [
      one.getAttributeNS(word2012, 'paraId') ?? '',
      {
        parent: one.getAttributeNS(word2012, 'paraIdParent'),
        done: one.getAttributeNS(word2012, 'done') === '1',
      },
    ]),
  );
  const elements = childElements(root, word, 'comment');
  if (elements.length > most) throw new AppError('DOCX_UNREADABLE', { problem: '批注太多' });
  const ids = new Map(elements.map((one) => [lastParagraph(one), one.getAttributeNS(word, 'id') ?? '']));
  return elements.map((element) => {
    const thread = threads.get(lastParagraph(element));
    const text = commentText(element);
    if (text.length > longest) throw new AppError('DOCX_UNREADABLE', { problem: '有一条批注太长' });
    return {
      id: element.getAttributeNS(word, 'id') ?? '',
      by: (element.getAttributeNS(word, 'author') ?? '').trim().slice(0, 100),
      on: wordDay(element.getAttributeNS(word, 'date')),
      text,
      replyTo: thread?.parent ? (ids.get(thread.parent) ?? null) : null,
      done: thread?.done ?? false,
    };
  });
}

/** Threads name a comment by its last paragraph. */
function lastParagraph(comment: Element): string {
  return childElements(comment, word, 'p').at(-1)?.getAttributeNS(word2010, 'paraId') ?? '';
}

function commentText(comment: Element): string {
  return childElements(comment, word, 'p')
    .map((paragraph) =>
      [...allElements(paragraph)]
        .map(({ namespaceURI, localName, textContent }) => {
          if (namespaceURI !== word) return '';
          if (localName === 't') return textContent ?? '';
          return localName === 'br' || localName === 'cr' ? '\n' : localName === 'tab' ? '\t' : '';
        })
        .join(''),
    )
    .join('\n')
    .trim();
}
