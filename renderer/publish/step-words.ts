import type { PublicationAct } from '../../contract/commands/publication.ts';
import type { CommandName } from '../../contract/commands.ts';

type StepAct = Exclude<PublicationAct, 'choose' | 'make'>;

/** What a step is called and what it asks for. */
export type StepWords = {
  readonly act: StepAct;
  readonly command: CommandName;
  readonly label: string;
  readonly note: string;
  readonly done: string;
  readonly person: string;
  readonly among: 'reviewer' | 'any';
  /** Null: it asks for none. */
  readonly reason: string | null;
  readonly receipt: boolean;
  readonly danger: boolean;
};

const plain = { person: '经办人', among: 'any', reason: null, receipt: false, danger: false } as const;
const judging = { ...plain, person: '审核人', among: 'reviewer' } as const;

/** Every step that is taken in a dialog. */
export const stepWords: Readonly<Record<StepAct, StepWords>> = {
  submit: {
    ...plain,
    act: 'submit',
    command: 'publication/submit',
    label: '提交公开稿',
    note: '公开稿交给没有参与本案的人核对。提交以后，在退回之前不能再改。',
    done: '公开稿已提交，等待确认。',
  },
  confirm: {
    ...judging,
    act: 'confirm',
    command: 'publication/judge',
    label: '确认公开稿',
    note: '确认右边的公开稿没有不该公开的内容，与决定书其余文字一致。承办、处理过的人不能确认。',
    done: '公开稿已确认，可以制作公示包。',
  },
  return: {
    ...judging,
    act: 'return',
    command: 'publication/judge',
    label: '退回公开稿',
    note: '退回后由经办人改好再提交。',
    done: '公开稿已退回。',
    reason: '退回的理由',
  },
  withhold: {
    ...judging,
    act: 'withhold',
    command: 'publication/judge',
    label: '决定不公示',
    note: '具有一定社会影响的行政处罚决定应当依法公开（行政处罚法第四十八条）。不公开的写明理由和依据。',
    done: '已记为不公示。',
    reason: '不公示的理由和依据',
    danger: true,
  },
  publish: {
    ...plain,
    act: 'publish',
    command: 'publication/record',
    label: '登记已公示',
    note: '公示包上传公示网站以后，把网址或者编号登记在这里。',
    done: '已登记公示。',
    receipt: true,
  },
  withdraw: {
    ...plain,
    act: 'withdraw',
    command: 'publication/record',
    label: '登记撤回',
    note: '决定被变更、撤销、确认违法或者无效的，三日内撤回，并公开说明理由（行政处罚法第四十八条第二款）。',
    done: '已登记撤回。',
    reason: '撤回的理由',
    danger: true,
  },
  end: {
    ...plain,
    act: 'end',
    command: 'publication/record',
    label: '登记停止公示',
    note: '公示期满从网站撤下以后，登记在这里。',
    done: '已登记停止公示。',
    reason: '停止公示的理由和依据',
  },
};

/** The order in which next steps are offered, the usual one first. */
export const stepOrder: readonly PublicationAct[] = [
  'publish',
  'make',
  'confirm',
  'submit',
  'end',
  'withdraw',
  'return',
  'withhold',
];

export const makeLabel = '制作公示包';
