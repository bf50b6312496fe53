import { useQuery } from '../state/use-query.ts';

type AgencyIdentitiesProps = {
  readonly agency: string;
  readonly marked: readonly string[];
  readonly onChange: (marked: string[]) => void;
};

/** Which certificates are the agency's own: published copies are signed by no other. */
export function AgencyIdentities({ agency, marked, onChange }: AgencyIdentitiesProps) {
  const { value } = useQuery('identity/list', {});
  const identities = value?.identities ?? [];
  return (
    <>
      <p className="section-note">
        公开稿只用单位证书签名：个人证书里常有身份证号。名称就是“{agency}
        ”的证书和试用证书不必标；名称不同、确是单位的，在这里标明。
      </p>
      {identities.length === 0 && <p className="faint">还没有证书，请在“印章和证书”里导入。</p>}
      <ul className="agency-identities">
        {identities.map(({ id, subject, trial }) => (
          <li key={id}>
            <label>
              <input
                type="checkbox"
                checked={trial || subject === agency || marked.includes(id)}
                disabled={trial || subject === agency}
                onChange={(event) =>
                  onChange(event.target.checked ? [...marked, id] : marked.filter((one) => one !== id))
                }
              />{' '}
              {subject}
              {trial && '（试用）'}
            </label>
          </li>
        ))}
      </ul>
    </>
  );
}
