import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AppError } from '../../contract/app-error.ts';
import type { WordReviewInfo } from '../../contract/commands/word-review.ts';
import { documentHandlers } from '../cases/document-commands.ts';
import { OpcPackage } from '../export/signing/opc-package.ts';
import { annotationHandlers } from '../review/annotation-commands.ts';
import { stationWithDraft } from '../review/testing/station-with-draft.ts';
import { wordReviewHandlers } from './commands.ts';
import { type ReviewStep, reviewedInLibreOffice } from './testing/libreoffice-reviewer.ts';

let folder = '';
let file = '';
let at: ReturnType<typeof open>;

function open() {
  const { station, place } = stationWithDraft();
  const { cases } = station;
  const at = {
    ...place,
    station,
    annotations: annotationHandlers(cases),
    word: wordReviewHandlers(cases),
    documents: documentHandlers(cases),
    text: (pointer: string) =>
      cases.view(cases.session(place.caseId)).document('decision')?.text(pointer) ?? '',
  };
  return at;
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'anjuan-word-review-'));
  at = open();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const place = () => ({ caseId: at.caseId, documentId: at.documentId });
const exported = async () => {
  const made = await at.word['wordReview/export']({ ...place(), folder: at.station.grant(folder) });
  file = made.file;
  return readFileSync(file);
};
const look = async (bytes: Uint8Array): Promise<{ info: WordReviewInfo; token: string }> => {
  const path = join(folder, 'back.docx');
  writeFileSync(path, bytes);
  const token = at.station.grant(path);
  return { token, info: await at.word['wordReview/look']({ ...place(), file: token }) };
};
const take = async (
  bytes: Uint8Array,
  keep: (item: WordReviewInfo['items'][number]) => boolean = () => true,
) => {
  const { info, token } = await look(bytes);
  const chosen = info.items
    .filter(keep)
    .map(({ key, kind }) => ({ key, kind: kind ?? 'suggestion' }) as const);
  return at.word['wordReview/take']({ ...place(), file: token, sha256: info.sha256, chosen, by: '王审核' });
};
const review = async (...steps: readonly ReviewStep[]) => reviewedInLibreOffice(await exported(), steps);
const add = (text: string, span: { start: number; end: number } | null, proposed: string | null = null) =>
  at.annotations['annotations/add']({
    ...place(),
    kind: 'mustChange',
    at: { pointer: '/facts', span },
    text,
    proposed,
    by: '王审核',
  });

describe('a working copy', () => {
  it('names itself, is unsigned, and carries open annotations as Word comments on their words', async () => {
    const start = at.text('/facts').indexOf('张伟');
    const { items } = await add('写明身份', { start, end: start + 2 }, '当事人张伟');
    await at.annotations['annotations/reply']({
      ...place(),
      annotation: items[0]?.annotation.id ?? '',
      text: '已经写在上面',
      by: '李四',
    });
    const opc = new OpcPackage(await exported());
    expect(file).toMatch(/工作稿\.docx$/);
    const xml = (part: string) => new TextDecoder().decode(opc.parts.get(part));
    const body = xml('/word/document.xml');
    const range = /<w:commentRangeStart w:id="0"\/>.*?<w:commentRangeEnd w:id="0"\/>/.exec(body)?.[0] ?? '';
    expect(range.replace(/<[^>]*>/g, '')).toBe('张伟');
    const comments = xml('/word/comments.xml').replace(/<\/w:p>/g, '\n');
    expect(comments.replace(/<[^>]*>/g, '')).toContain('【必须修改】写明身份\n建议改为：当事人张伟\n');
    expect(comments).toContain('w:author="李四"');
    expect(xml('/word/header1.xml')).toContain('工作稿');
    expect([...opc.parts.keys()].some((part) => part.includes('_xmlsignatures'))).toBe(false);
  });

  it('comes back from LibreOffice as it went out with nothing new', async () => {
    await add('写明身份', { start: 0, end: 5 }, '某日');
    const { info } = await look(await review());
    expect(info).toMatchObject({ items: [], known: 1, changedSince: false });
  });
});

describe('what a reviewer did in LibreOffice', () => {
  it('comes back to its fields: a comment to its words, recorded changes as proposed texts', async () => {
    const bytes = await review(
      { do: 'comment', find: '示例汽车站出站口', text: '【疑问】地点与现场笔录一致吗？', author: '外审李' },
      { do: 'replace', find: '订单车费18元', with: '订单车费十八元' },
      { do: 'insertAfter', find: '德州市德城区人民政府', text: '（示例）' },
    );
    const { info } = await look(bytes);
    expect(
      info.items.map(({ what, pointer, quote, proposed, unmapped }) => [
        what,
        pointer,
        quote,
        proposed,
        unmapped,
      ]),
    ).toEqual([
      ['comment', '/facts', '示例汽车站出站口', null, false],
      ['change', '/facts', '订单车费18元', '订单车费十八元', false],
      ['change', '/reconsiderationOrgan', '城区人民政府', '城区人民政府（示例）', false],
    ]);
    const { items } = await take(bytes);
    expect(
      items.map(({ annotation, anchor }) => [annotation.kind, annotation.by, annotation.source, anchor.kind]),
    ).toEqual([
      ['question', '外审李', 'word', 'exact'],
      ['suggestion', 'Unknown Author', 'word', 'exact'],
      ['suggestion', 'Unknown Author', 'word', 'exact'],
    ]);
    expect(items[0]?.annotation.text).toBe('地点与现场笔录一致吗？');
    const change = items[1]?.annotation.id ?? '';
    await at.annotations['annotations/take']({ ...place(), editId: 'e1', annotation: change, by: '张三' });
    expect(at.text('/facts')).toContain('订单车费十八元');
    const again = await look(bytes);
    expect(again.info.changedSince).toBe(true);
    expect(again.info.items.every(({ taken }) => taken)).toBe(true);
  });

  it('keeps what belongs to no field on the document, with its words', async () => {
    const bytes = await review(
      { do: 'comment', find: '违法事实及证据：', text: '这一段分开写', author: '外审李' },
      { do: 'replace', find: '本决定不停止执行', with: '本决定照常执行' },
    );
    const { items } = await take(bytes);
    expect(items.map(({ annotation, anchor }) => [anchor.kind, annotation.text])).toEqual([
      ['document', '这一段分开写\n原处文字：违法事实及证据：'],
      ['document', expect.stringContaining('修订：“本决定不停止执行”改为“本决定照常执行”')],
    ]);
  });

  it('tells text that was changed with no record, as a proposal for the whole field', async () => {
    const { info } = await look(await review({ do: 'silently', find: '订单车费18元', with: '订单车费80元' }));
    expect(info.items).toMatchObject([{ what: 'silent', pointer: '/facts' }]);
    expect(info.items[0]?.proposed).toBe(at.text('/facts').replace('订单车费18元', '订单车费80元'));
  });

  it('is kept where it was meant, and said to have moved, when the clerk has written on meanwhile', async () => {
    const bytes = await review({ do: 'comment', find: '示例汽车站出站口', text: '核对', author: '外审李' });
    at.documents['documents/edit']({
      ...place(),
      editId: 'e2',
      edits: [{ kind: 'type', pointer: '/facts', text: '另写一段，什么都不同。' }],
    });
    const { info } = await look(bytes);
    expect(info).toMatchObject({ changedSince: true, items: [{ pointer: '/facts', moved: true }] });
    const { items } = await take(bytes);
    expect(items[0]).toMatchObject({ anchor: { kind: 'moved', pointer: '/facts' } });
    expect(items[0]?.annotation.place?.quote).toBe('示例汽车站出站口');
  });
});

describe('threads, as Word writes them', () => {
  it('brings a reply back to its annotation, and a tick as its settlement', async () => {
    await add('写明身份', { start: 0, end: 5 });
    const opc = new OpcPackage(await exported());
    const change = (part: string, from: RegExp, to: string) => {
      const text = new TextDecoder().decode(opc.parts.get(part));
      expect(text).toMatch(from);
      opc.parts.set(part, new TextEncoder().encode(text.replace(from, to)));
    };
    // A reply is a comment whose last paragraph is named in commentsExtended.xml (MS-DOCX 2.5.4.2).
    change(
      '/word/comments.xml',
      /<w:p>(?=(?:(?!<w:p>).)*<\/w:comment><\/w:comments>)/,
      '<w:p w14:paraId="0A000001">',
    );
    change(
      '/word/comments.xml',
      /<\/w:comments>/,
      '<w:comment w:id="7" w:author="外审李" w:date="2026-03-12T08:00:00Z"><w:p w14:paraId="0A000002"><w:r><w:t>同意</w:t></w:r></w:p></w:comment></w:comments>',
    );
    const extended =
      '<w15:commentsEx xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"><w15:commentEx w15:paraId="0A000001" w15:done="1"/><w15:commentEx w15:paraId="0A000002" w15:paraIdParent="0A000001" w15:done="1"/></w15:commentsEx>';
    opc.parts.set('/word/commentsExtended.xml', new TextEncoder().encode(extended));
    if (!opc.relationships('/word/document.xml').some(({ type }) => type.endsWith('/commentsExtended')))
      change(
        '/word/_rels/document.xml.rels',
        /<\/Relationships>/,
        '<Relationship Id="rIdX" Type="http://schemas.microsoft.com/office/2011/relationships/commentsExtended" Target="commentsExtended.xml"/></Relationships>',
      );
    const { info } = await look(opc.write());
    expect(info.items.map(({ what, by }) => [what, by])).toEqual([
      ['resolved', '王审核'],
      ['reply', '外审李'],
    ]);
    const { items } = await take(opc.write());
    expect(items[0]?.annotation).toMatchObject({
      settled: { how: 'resolved', by: '王审核' },
      replies: [{ text: '同意', by: '外审李', on: '2026-03-12' }],
    });
  });
});

describe('a file that is not what it should be', () => {
  const refusal = async (bytes: Uint8Array) =>
    (await look(bytes).catch((error: AppError) => error.code)) as unknown;

  it('is refused, and nothing is written', async () => {
    const good = await exported();
    expect(await refusal(new TextEncoder().encode('PK no'))).toBe('WORD_UNREADABLE');
    expect(await refusal(good.subarray(0, good.length - 200))).toBe('WORD_UNREADABLE');
    const with_ = (part: string, from: string, to: string) => {
      const opc = new OpcPackage(good);
      const text = new TextDecoder().decode(opc.parts.get(part));
      opc.parts.set(part, new TextEncoder().encode(text.replaceAll(from, to)));
      return opc.write();
    };
    expect(await refusal(with_('/word/document.xml', '"aj', '"own'))).toBe('WORD_REVIEW_FOREIGN');
    expect(await refusal(with_('/docProps/custom.xml', '>decision<', '>notice<'))).toBe('WORD_REVIEW_OTHER');
    expect(await refusal(with_('/word/document.xml', '<w:body>', '<!DOCTYPE x><w:body>'))).toBe(
      'WORD_UNREADABLE',
    );
    expect((await at.annotations['annotations/list'](place())).items).toEqual([]);
  });

  it('that changed after it was looked at is not taken', async () => {
    const bytes = await review({ do: 'comment', find: '示例汽车站出站口', text: '核对', author: '外审李' });
    const { info, token } = await look(bytes);
    writeFileSync(join(folder, 'back.docx'), await exported());
    const chosen = info.items.map(({ key }) => ({ key, kind: 'suggestion' as const }));
    await expect(
      at.word['wordReview/take']({ ...place(), file: token, sha256: info.sha256, chosen, by: '王审核' }),
    ).rejects.toMatchObject({ code: 'WORD_UNREADABLE' });
  });
});
