import { SettingField } from './setting-field.tsx';
import type { ChangeStation, StationDraft } from './station-draft.ts';

type SectionProps = { readonly draft: StationDraft; readonly change: ChangeStation };

/** The agency, where its decisions are challenged, where fines are paid. */
export function AgencySection(props: SectionProps) {
  return (
    <>
      <h2>执法部门</h2>
      <AgencyFields {...props} />
      <h2>救济</h2>
      <RemedyFields {...props} />
      <h2>罚款缴纳</h2>
      <PayeeFields {...props} />
    </>
  );
}

/** Who we are. */
export function AgencyFields({ draft, change }: SectionProps) {
  const { agency } = draft;
  const setAgency = (key: keyof typeof agency) => (value: string) =>
    change((now) => ({ ...now, agency: { ...now.agency, [key]: value } }));
  return (
    <div className="form-grid">
      <SettingField
        label="全称"
        value={agency.name}
        onChange={setAgency('name')}
        help="与印章一致。"
        wide
        tells="agency"
      />
      <SettingField label="管辖区域" value={agency.district} onChange={setAgency('district')} />
      <SettingField
        label="省级行政区"
        value={agency.province}
        onChange={setAgency('province')}
        help="用来查地方标准。"
      />
      <SettingField label="经办机构" value={agency.section} onChange={setAgency('section')} />
      <SettingField
        label="本机代号"
        value={draft.stationCode}
        onChange={(value) => change((now) => ({ ...now, stationCode: value }))}
        help="几台机器共用一个机关名称时，用来区分文号。"
      />
      <SettingField
        label="地址"
        value={agency.address}
        onChange={setAgency('address')}
        wide
        tells="contact"
      />
      <SettingField
        label="邮政编码"
        value={agency.postcode}
        onChange={setAgency('postcode')}
        tells="contact"
      />
      <SettingField label="联系人" value={agency.contact} onChange={setAgency('contact')} tells="contact" />
      <SettingField
        label="联系电话"
        value={agency.phone}
        onChange={setAgency('phone')}
        kind="tel"
        tells="contact"
      />
    </div>
  );
}

/** Where a decision is challenged. */
export function RemedyFields({ draft, change }: SectionProps) {
  const { remedy } = draft;
  const setRemedy = (key: keyof typeof remedy) => (value: string) =>
    change((now) => ({ ...now, remedy: { ...now.remedy, [key]: value } }));
  return (
    <div className="form-grid">
      <SettingField
        label="行政复议机关"
        value={remedy.reconsiderationOrgan}
        onChange={setRemedy('reconsiderationOrgan')}
        tells="reconsideration"
      />
      <SettingField
        label="为什么是它"
        value={remedy.reconsiderationReason}
        onChange={setRemedy('reconsiderationReason')}
        help="《行政复议法》第二十四条：对县级以上地方各级人民政府工作部门的决定不服的，一般向本级人民政府申请。"
      />
      <SettingField
        label="管辖法院"
        value={remedy.court}
        onChange={setRemedy('court')}
        help="写到“人民法院”之前。"
        tells="court"
      />
    </div>
  );
}

/** Where fines are paid. */
export function PayeeFields({ draft, change }: SectionProps) {
  const { payee } = draft;
  const setPayee = (key: keyof typeof payee) => (value: string) =>
    change((now) => ({ ...now, payee: { ...now.payee, [key]: value } }));
  return (
    <div className="form-grid">
      <SettingField label="代收银行" value={payee.bank} onChange={setPayee('bank')} tells="payee" />
      <SettingField label="银行地址" value={payee.bankAddress} onChange={setPayee('bankAddress')} />
      <SettingField label="户名" value={payee.accountName} onChange={setPayee('accountName')} />
      <SettingField label="账号" value={payee.account} onChange={setPayee('account')} tells="payee" />
      <SettingField
        label="缴款网址"
        value={payee.paymentAddress ?? ''}
        onChange={setPayee('paymentAddress')}
        help="印成缴款单上的二维码；网址里的 {number} 换成决定书文号，没有 {number} 的接在后面。"
      />
    </div>
  );
}
