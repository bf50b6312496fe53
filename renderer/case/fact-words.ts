import type { Option } from '../ui/select-input.tsx';

/** The closed lists of the case format, as the screen says them. */
export const procedures: readonly Option[] = [
  { value: 'ordinary', title: '普通程序' },
  { value: 'summary', title: '简易程序' },
];
export const sources: readonly Option[] = [
  { value: 'inspection', title: '行政检查中发现' },
  { value: 'report', title: '举报' },
  { value: 'superior', title: '上级机关交办' },
  { value: 'subordinate', title: '下级机关报请查处' },
  { value: 'transferred', title: '有关部门移送' },
  { value: 'other', title: '其他' },
];
export const partyRoles: readonly Option[] = [
  { value: 'party', title: '当事人' },
  { value: 'driver', title: '驾驶员' },
  { value: 'owner', title: '车辆所有人' },
  { value: 'agent', title: '代理人' },
  { value: 'thirdPerson', title: '第三人' },
  { value: 'witness', title: '证人' },
];
export const partyKinds: readonly Option[] = [
  { value: 'person', title: '个人' },
  { value: 'organization', title: '单位' },
];
export const sexes: readonly Option[] = [
  { value: '男', title: '男' },
  { value: '女', title: '女' },
];
export const idTypes: readonly Option[] = [
  { value: 'citizen-id', title: '居民身份证' },
  { value: 'residence-permit', title: '居住证' },
  { value: 'passport', title: '护照' },
  { value: 'other', title: '其他' },
];
export const vehicleKinds: readonly Option[] = [
  { value: 'car', title: '小型客车' },
  { value: 'bus', title: '客车' },
  { value: 'truck', title: '货车' },
  { value: 'tractor', title: '牵引车' },
  { value: 'trailer', title: '挂车' },
  { value: 'ship', title: '船舶' },
  { value: 'other', title: '其他' },
];
export const circumstances: readonly Option[] = [
  { value: 'first', title: '初次违法' },
  { value: 'minor', title: '情节、危害后果轻微' },
  { value: 'corrected', title: '及时改正' },
  { value: 'cooperative', title: '主动配合调查' },
  { value: 'meritorious', title: '配合查处有立功表现' },
  { value: 'induced', title: '受他人胁迫、诱骗' },
  { value: 'juvenile', title: '已满十四周岁不满十八周岁' },
  { value: 'harm', title: '造成危害后果' },
  { value: 'repeated', title: '再次违法' },
  { value: 'obstructed', title: '阻碍、逃避执法' },
  { value: 'emergency', title: '突发事件期间违反应对措施' },
  { value: 'remedied', title: '主动消除或者减轻危害后果' },
  { value: 'confessed', title: '主动供述尚未掌握的违法行为' },
  { value: 'faultless', title: '有证据足以证明没有主观过错' },
  { value: 'incapable', title: '精神病人、智力残疾人不能辨认或者控制自己行为时违法' },
  { value: 'limitedCapacity', title: '尚未完全丧失辨认或者控制能力的精神病人、智力残疾人' },
];
export const penaltyKinds: readonly Option[] = [
  { value: 'warning', title: '警告' },
  { value: 'criticism', title: '通报批评' },
  { value: 'fine', title: '罚款' },
  { value: 'confiscateIncome', title: '没收违法所得' },
  { value: 'confiscateGoods', title: '没收非法财物' },
  { value: 'suspendLicence', title: '暂扣许可证件' },
  { value: 'lowerGrade', title: '降低资质等级' },
  { value: 'revokeLicence', title: '吊销许可证件' },
  { value: 'restrictOperation', title: '限制开展生产经营活动' },
  { value: 'suspendBusiness', title: '责令停产停业' },
  { value: 'closeDown', title: '责令关闭' },
  { value: 'restrictEmployment', title: '限制从业' },
];
export const evidenceKinds: readonly Option[] = [
  { value: 'documentary', title: '书证' },
  { value: 'physical', title: '物证' },
  { value: 'audioVisual', title: '视听资料' },
  { value: 'electronic', title: '电子数据' },
  { value: 'testimony', title: '证人证言' },
  { value: 'statement', title: '当事人的陈述' },
  { value: 'expertOpinion', title: '鉴定意见' },
  { value: 'record', title: '勘验笔录、现场笔录' },
];

/** The Chinese of a value of one of these lists; the value itself when it is in none. */
export function titleOf(options: readonly Option[], value: string | undefined): string {
  return options.find((option) => option.value === value)?.title ?? value ?? '';
}
