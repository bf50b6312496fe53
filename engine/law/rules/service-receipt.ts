import type { CaseView, DocumentView } from '../../cases/case-view.ts';
import { formatDay } from '../../values/chinese-date.ts';
import type { Rule, RuleFinding } from '../rule.ts';
import { civilProcedure, methodWords, serviceAct } from './service-papers.ts';
import { citation, comparable, found, rowsOf } from './support.ts';

/** One row of the receipt: which document, and how the receipt says it was served. */
type Row = {
  readonly title: string;
  readonly number: string;
  readonly service: Readonly<Record<string, unknown>>;
};

/** What the receipt says of a row, and what is on record; null where they agree or one is silent. */
type Difference = { readonly field: string; readonly written: string; readonly known: string };

/** W-04: the receipt is the proof of service, so that it says what was done (民诉法87). */
export const receiptAgrees: Rule = {
  id: 'W-04',
  title: '送达回证所写的文书、送达日期、方式、地点、收件人、送达人与送达记录一致，由收件人在送达当日签名',
  basis: [citation(civilProcedure, '第八十七条'), citation(civilProcedure, '第八十八条')],
  severity: 'major',
  ...serviceAct,
  forms: ['service-receipt'],
  check: (view, documents) =>
    documents.flatMap((receipt) => {
      const rows = rowsOf(receipt, '/documents').map(rowOf);
      return [
        ...rows.flatMap((row, index) => differingRow(view, receipt, row, index)),
        ...signedOtherwise(view, receipt, rows),
      ];
    }),
};

const textIn = (value: unknown) => (typeof value === 'string' ? value : '');

function rowOf(row: Readonly<Record<string, unknown>>): Row {
  const service = typeof row.service === 'object' && row.service !== null ? { ...row.service } : {};
  return { title: textIn(row.title), number: textIn(row.number), service };
}

function differingRow(
  view: CaseView,
  receipt: DocumentView,
  row: Row,
  index: number,
): readonly RuleFinding[] {
  const served = view.documents.find(({ number }) => number !== '' && number === row.number);
  if (!served) return [];
  const at = `/documents/${index}`;
  const title = row.title.replace(/[《》]/g, '');
  if (title !== '' && !title.includes(served.title) && !served.title.includes(title)) {
    const message = `送达回证写文书“${row.title}”，文号${row.number}是${served.title}。请核对。`;
    return [found(receipt, `${at}/title`, message)];
  }
  const day = differingDay(view, served, textIn(row.service.on));
  if (day !== null) return [found(receipt, `${at}/service/on`, day)];
  return differences(view, served, row).map(({ field, written, known }) =>
    found(
      receipt,
      `${at}/service/${field}`,
      `送达回证写${served.title}${fieldTitles[field] ?? ''}“${written}”，送达记录是“${known}”。请核对。`,
    ),
  );
}

const fieldTitles: Readonly<Record<string, string>> = {
  methodTitle: '送达方式',
  recipient: '收件人',
  place: '送达地点',
  servers: '送达人',
};

function differingDay(view: CaseView, served: DocumentView, on: string): string | null {
  const act = view.served(served.id);
  const known = act?.on ?? served.day ?? null;
  if (on === '' || known === null || (act ? on === known : on >= known)) return null;
  return `送达回证写${served.title}${formatDay(on)}送达，${act ? '送达记录' : '文书日期'}是${formatDay(known)}。请核对。`;
}

function differences(view: CaseView, served: DocumentView, row: Row): readonly Difference[] {
  const act = view.served(served.id);
  if (!act) return [];
  const [way, names] = [methodWords[act.method] ?? '', act.servers ?? []];
  const written = (field: string) => comparable(textIn(row.service[field]));
  const [place, known] = [written('place'), comparable(act.place ?? '')];
  const unlike = (field: string, right: string, agrees: boolean): readonly Difference[] =>
    written(field) === '' || right === '' || agrees
      ? []
      : [{ field, written: textIn(row.service[field]), known: right }];
  return [
    ...unlike('methodTitle', way, written('methodTitle').includes(way)),
    ...unlike('recipient', act.recipient ?? '', written('recipient') === comparable(act.recipient ?? '')),
    // What goes by post or by a system is not handed over at a place.
    ...(act.method === 'direct' || act.method === 'retention'
      ? unlike('place', act.place ?? '', place.includes(known) || known.includes(place))
      : []),
    ...unlike(
      'servers',
      names.join('、'),
      written('servers')
        .split(/[、，,]/)
        .toSorted()
        .join() === names.toSorted().join(),
    ),
  ].slice(0, 1);
}

/** The recipient signs the receipt, on the day of a service that it proves. */
function signedOtherwise(
  view: CaseView,
  receipt: DocumentView,
  rows: readonly Row[],
): readonly RuleFinding[] {
  const recipients = rows.map(({ service }) => textIn(service.recipient)).filter(Boolean);
  const days = rows.map(({ service }) => textIn(service.on)).filter(Boolean);
  return view
    .actsOf('signature', receipt.id)
    .filter(({ role, refused }) => role === 'recipient' && refused !== true)
    .flatMap(({ name, at }) => {
      const on = at.slice(0, 10);
      if (recipients.length > 0 && !recipients.includes(name)) {
        const message = `送达回证写收件人是${recipients.join('、')}，签名的是${name}。请核对；代收的写明代收人。`;
        return [found(receipt, '', message)];
      }
      const [first = on, last = on] = [days.toSorted()[0], days.toSorted().at(-1)];
      if (on >= first && on <= last) return [];
      const message = `${name}${formatDay(on)}在送达回证上签名，回证写${days.map(formatDay).join('、')}送达。受送达人应当记明收到日期并签名，请核对。`;
      return [found(receipt, '', message)];
    })
    .slice(0, 1);
}
