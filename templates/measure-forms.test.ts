import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { blockTexts } from '../engine/forms/block-text.ts';
import { loadFormLibrary } from '../engine/forms/form-library.ts';
import { resolveLayout } from '../engine/forms/resolve-layout.ts';
import { schemaFindings } from '../engine/forms/schema-findings.ts';

const library = loadFormLibrary(join(import.meta.dirname, '..'));

/** The fixed wording of 式样 3, 5–10, 14 and 16, in order, with the articles in force; what stands between is a field. */
const wording: Readonly<Record<string, readonly string[]>> = {
  'inspection-record': [
    '勘验笔录', '案号：', '案由', '勘验时间', '勘验场所', '天气情况', '勘验人', '单位及职务', '执法证号', '勘验人',
    '当事人（当事人代理人）姓名', '性别', '年龄', '身份证号', '单位及职务', '住址', '联系电话', '被邀请人', '单位及职务',
    '记录人', '单位及职务', '勘验情况及结果：', '当事人或其代理人签名：', '勘验人签名：', '勘验人签名：',
    '被邀请人签名：', '记录人签名：',
  ],
  'sampling-receipt': [
    '抽样取证凭证', '案号：', '当事人', '抽样取证时间', '抽样地点', '抽样取证机关', '联系电话',
    '依据《中华人民共和国行政处罚法》第五十六条规定，对你（单位）的下列物品进行抽样取证。',
    '序号', '被抽样物品名称', '规格及批号', '数量', '被抽样物品地点', '当事人或其代理人签名：', '执法人员签名：',
    '执法人员签名：', '交通运输执法部门(印章)', '备注', '(本文书一式两份',
  ],
  'evidence-preservation-list': [
    '证据登记保存清单', '案号：', '当事人', '因调查',
    '一案，根据《中华人民共和国行政处罚法》第五十六条的规定，对你（单位）下列物品予以先行登记保存', '日（自', '至',
    '）。在此期间，当事人或有关人员不得销毁或转移证据。', '序号', '证据名称', '规格', '数量', '登记保存地点',
    '当事人或其代理人签名：', '执法人员签名：', '执法人员签名：', '交通运输执法部门(印章)', '(本文书一式两份',
  ],
  'evidence-preservation-release': [
    '解除证据登记保存决定书', '案号：', '当事人（个人姓名或单位名称）：', '本机关依法于',
    '对你（单位）采取了证据登记保存，《证据登记保存清单》案号为：',
    '。依照《中华人民共和国行政处罚法》第五十六条的规定，本机关决定自', '起解除该证据登记保存。',
    '交通运输执法部门(印章)', '(本文书一式两份',
  ],
  'coercive-measure-decision': [
    '行政强制措施决定书', '案号：', '当事人', '，你（单位）', '。依据', '的规定，本机关决定对你（单位）的',
    '（财物、设施或场所的名称及数量）实施', '的行政强制措施，期限为', '至', '如果不服本决定，可以依法在六十日内向',
    '申请行政复议，或者在六个月内依法向', '人民法院提起行政诉讼，但本决定不停止执行，法律另有规定的除外。',
    '交通运输执法部门(印章)', '查封、扣押场所、设施、财物清单如下：', '序号', '查封、扣押场所、设施、财物名称', '规格',
    '数量', '备注', '其他说明：', '(本文书一式两份',
  ],
  'coercive-measure-extension': [
    '延长行政强制措施期限通知书', '案号：', '当事人（个人姓名或单位名称）：', '因你（单位）', '，本机关依法于',
    '对你（单位）采取了', '的行政强制措施，行政强制措施决定书案号：', '现因',
    '，依据《中华人民共和国行政强制法》第二十五条的规定，决定延长行政强制措施期限至', '交通运输执法部门(印章)',
    '(本文书一式两份',
  ],
  'coercive-measure-release': [
    '解除行政强制措施决定书', '案号：', '当事人（个人姓名或单位名称）：', '因你（单位）', '，本机关依法于', '采取了',
    '的行政强制措施，行政强制措施决定书案号：', '。依照《中华人民共和国行政强制法》第二十八条第一款第',
    '项的规定，本机关决定自', '起解除该行政强制措施。', '交通运输执法部门(印章)', '退还财物清单如下：', '序号',
    '查封、扣押场所、设施、财物名称', '规格', '数量', '备注',
    '经当事人（代理人）查验，退还的财物与查封、扣押时一致，查封、扣押期间没有使用、丢失和损坏现象。', '(本文书一式两份',
  ],
  'summary-penalty-decision': [
    '当场行政处罚决定书', '案号：', '当事人', '违法事实及依据：', '你(单位)的行为违反了', '的规定，依据', '的规定，决定给予',
    '的行政处罚。', '罚款的履行方式和期限(见打√处)：', '□当场缴纳', '□自收到本决定书之日起十五日内缴至', '，账号',
    '，到期不缴纳罚款的，本机关可以每日按罚款数额的百分之三加处罚款，加处罚款的数额不超过罚款本数。',
    // 行政复议法 23: reconsideration comes first, and the decision says so.
    '应当先在六十日内依法向', '申请行政复议', '人民法院提起行政诉讼，但本决定不停止执行，法律另有规定的除外。',
    '处罚前已口头告知当事人拟作出处罚的事实、理由和依据，并告知当事人依法享有的陈述权和申辩权。',
    '当事人或其代理人签名：', '执法人员签名：', '执法人员签名：', '交通运输执法部门(印章)', '(本文书一式两份',
  ],
  'correction-order': [
    '责令改正违法行为通知书', '案号：', '经调查，你（单位）存在下列违法事实：', '根据', '的规定，现责令你（单位）',
    '□立即予以改正。', '□在', '前改正或者整改完毕。', '如不服本决定，可以在六十日内依法向',
    '申请行政复议，或者在六个月内依法向', '人民法院提起行政诉讼。', '当事人或其代理人签名：', '执法人员签名：',
    '交通运输执法部门(印章)', '(本文书一式两份：一份存根，一份交当事人或其代理人。)',
  ],
};

function load(id: string) {
  const form = library.form(id);
  if (!form) throw new Error(`${id} did not load`);
  return form;
}

const page = (id: string, content: Readonly<Record<string, unknown>>) =>
  resolveLayout(load(id), content, []).flatMap(blockTexts).join('\n');

describe.each(Object.entries(wording))('%s, empty', (id, phrases) => {
  it('prints the fixed wording of the form, in order', () => {
    const text = page(id, {});
    let from = 0;
    for (const phrase of phrases) {
      const at = text.indexOf(phrase, from);
      expect(at, `“${phrase}” after “${text.slice(Math.max(0, from - 12), from)}”`).toBeGreaterThanOrEqual(0);
      from = at + phrase.length;
    }
  });
});

/** Where the sample, so changed, has findings. */
const judge = (id: string, change: Record<string, unknown>) =>
  schemaFindings(load(id), 'd', { ...load(id).sample, ...change })
    .map((finding) => finding.at.pointer)
    .sort();

describe('what depends on another field', () => {
  it('asks for the day where the party has time to correct, and for none where it has not (行政处罚法28)', () => {
    expect(judge('correction-order', { correctionKind: 'byDate' })).toEqual(['/correctBy']);
    expect(judge('correction-order', { correctionKind: 'byDate', correctBy: '2026-03-20' })).toEqual([]);
    expect(judge('correction-order', { correctBy: '2026-03-20' })).toEqual(['/correctBy']);
  });

  it('knows no penalty on the spot but a warning and a fine (行政处罚法51)', () => {
    const kinds = judge('summary-penalty-decision', { penaltyKinds: ['suspendBusiness'] });
    expect(kinds.some((pointer) => pointer?.startsWith('/penaltyKinds'))).toBe(true);
    const warned = { penaltyKinds: ['warning'], penaltyContent: '警告', fine: undefined, paymentMethod: undefined };
    expect(judge('summary-penalty-decision', warned)).toEqual([]);
  });

  it('asks for the bank only where the fine is not paid on the spot (行政处罚法67、68)', () => {
    const unpaid = { payeeBank: undefined, payeeAccount: undefined };
    expect(judge('summary-penalty-decision', unpaid)).toEqual(['/payeeAccount', '/payeeBank']);
    expect(judge('summary-penalty-decision', { ...unpaid, paymentMethod: 'onSpot' })).toEqual([]);
  });

  it('keeps evidence no longer than seven days (行政处罚法56)', () => {
    expect(judge('evidence-preservation-list', { days: 8 })).toEqual(['/days']);
  });

  it.each(['coercive-measure-decision', 'coercive-measure-extension', 'coercive-measure-release'])(
    'asks %s for the name of another measure, and prints that name',
    (id) => {
      expect(judge(id, { measure: 'other' })).toEqual(['/otherMeasure']);
      expect(page(id, { measure: 'other', otherMeasure: '暂扣' })).toMatch(/暂扣\s*的行政强制措施/);
    },
  );

  it.each([
    ['noViolation', '（一）'],
    ['unrelated', '（二）'],
    ['decided', '（三）'],
    ['expired', '（四）'],
    ['otherGround', '（五）'],
  ])('prints the item of 行政强制法28 for %s', (ground, item) => {
    expect(page('coercive-measure-release', { ground })).toContain(`第一款第${item}项的规定`);
  });

  it('asks for a person invited where the party is not there', () => {
    expect(judge('inspection-record', { presentName: undefined })).toEqual(['/invitedEmployer', '/invitedName']);
  });
});
