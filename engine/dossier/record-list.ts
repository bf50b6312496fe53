import type { ParagraphBlock, ResolvedBlock, TableRow } from '../../contract/blocks.ts';
import type { CaseFile } from '../../contract/case-file.generated.ts';
import type { RecordStage } from '../../contract/commands/record.ts';
import type { PrintJob } from '../../contract/print.ts';
import { caseView } from '../cases/case-view.ts';
import type { StationSettings } from '../cases/station-settings.ts';
import type { FormLibrary } from '../forms/form-library.ts';
import { wholeRecord } from '../record/whole-record.ts';
import { formatDay, parseDay } from '../values/chinese-date.ts';

/** A line of the list; `file` and `sha256` are of a picture, sound or video that was taken in. */
export type RecordLine = {
  readonly stage: string;
  /** YYYY-MM-DD; null where no day is known. */
  readonly on: string | null;
  readonly means: '文字' | '音像';
  readonly what: string;
  readonly file: string | null;
  readonly sha256: string | null;
};

export const recordListTitle = '全过程记录清单';

/**
 * What the dossier says of the whole record (行政处罚法第四十七条): under each stage its texts and recordings, with the
 * SHA-256 of each recording, and why one was not made where somebody said so. No drafts, nothing taken unlawfully. Pure.
 */
export function recordLines(
  file: CaseFile,
  station: StationSettings,
  library: FormLibrary,
  today: string,
): RecordLine[] {
  const evidence = (file.evidence ?? []).filter(({ unlawful }) => unlawful !== true);
  return wholeRecord(caseView({ ...file, evidence }, station, library, today), library).stages.flatMap(
    stageLines,
  );
}

function stageLines({ title: stage, texts, activities, recordings }: RecordStage): RecordLine[] {
  const none = { file: null, sha256: null };
  const seen = (
    on: string | null,
    what: string,
    file: { readonly name: string; readonly sha256: string } | null,
  ) => ({ stage, on, means: '音像', what, file: file?.name ?? null, sha256: file?.sha256 ?? null }) as const;
  return [
    ...texts
      .filter(({ draft }) => !draft)
      .map(({ title, number, on }) => ({
        stage,
        on,
        means: '文字' as const,
        what: `${title} ${number}`.trim(),
        ...none,
      })),
    ...activities.flatMap(({ title, documentTitle, on, recordings: made, explained }) => [
      ...made.map(({ name, file }) => seen(on, `${title}（《${documentTitle}》）：${name}`, file)),
      ...(made.length === 0 && explained !== null
        ? [seen(on, `${title}（《${documentTitle}》）没有音像记录：${explained}`, null)]
        : []),
    ]),
    ...recordings.map(({ name, file }) => seen(null, name, file)),
  ];
}

/** The list as a page. */
export function recordListJob(caseNumber: string, lines: readonly RecordLine[]): PrintJob {
  const blocks: ResolvedBlock[] = [
    { kind: 'title', id: 'title', lines: [recordListTitle] },
    paragraph('number', `案号：${caseNumber}`, 'number'),
    {
      kind: 'table',
      id: 'lines',
      columns: [0.14, 0.22, 0.08, 0.34, 0.22],
      rows: [
        row('head', ['环节', '日期', '方式', '内容', '文件和校验值（SHA-256）'], true),
        ...lines.map(({ stage, on, means, what, file, sha256 }, index) =>
          row(`line-${index}`, [stage, dayText(on), means, what, file && sha256 ? `${file} ${sha256}` : '']),
        ),
      ],
    },
  ];
  const page = {
    margin: { top: 25, right: 25, bottom: 25, left: 25 },
    pageNumber: 'total',
    pageFoot: null,
  } as const;
  return { title: recordListTitle, blocks, page, watermark: null, seal: null };
}

function dayText(on: string | null): string {
  const day = parseDay(on ?? '');
  return day.ok ? formatDay(day.value) : '';
}

function row(id: string, texts: readonly string[], head = false): TableRow {
  const cells = texts.map((text, index) => ({
    colspan: 1,
    rowspan: 1,
    align: head || index < 3 ? ('center' as const) : ('left' as const),
    valign: 'middle' as const,
    vertical: false,
    blocks: [paragraph(`${id}-${index}`, text, 'cell', head || index < 3 ? 'center' : 'left')],
  }));
  return { id, head, minHeight: 8, cells };
}

function paragraph(
  id: string,
  text: string,
  role: 'number' | 'cell',
  align: ParagraphBlock['align'] = 'right',
): ParagraphBlock {
  return { kind: 'paragraph', id, role, align, indent: 0, runs: [{ kind: 'text', text }] };
}
