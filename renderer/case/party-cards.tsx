import { useRef } from 'react';
import type { Party } from '../../contract/case-file.generated.ts';
import { newId } from '../new-id.ts';
import { Button } from '../ui/button.tsx';
import { FactField } from './fact-field.tsx';
import { idTypes, partyKinds, partyRoles, sexes, titleOf } from './fact-words.ts';
import { useCase } from './use-case.ts';
import { useFocusNew } from './use-focus-new.ts';

/** Persons and organizations of the case; the first 当事人 is the case's own. */
export function PartyCards() {
  const { store, overview } = useCase();
  const parties = overview.facts.parties ?? [];
  const list = useRef<HTMLDivElement>(null);
  const focusNew = useFocusNew(list, parties.length);
  const add = (kind: Party['kind']) => {
    focusNew();
    const role: Party['role'] = parties.some((one) => one.role === 'party') ? 'driver' : 'party';
    store.change({ pointer: '/facts/parties/-', value: { id: newId(), role, kind, name: '' } });
  };
  return (
    <div className="card-list" ref={list}>
      {parties.map((party, index) => (
        <PartyCard key={party.id} party={party} index={index} parties={parties} />
      ))}
      <div className="add-row">
        <Button icon="plus" onClick={() => add('person')}>
          添加个人
        </Button>
        <Button icon="plus" onClick={() => add('organization')}>
          添加单位
        </Button>
      </div>
    </div>
  );
}

type PartyCardProps = { readonly party: Party; readonly index: number; readonly parties: readonly Party[] };

function PartyCard({ party, index, parties }: PartyCardProps) {
  const { store } = useCase();
  const at = `/facts/parties/${index}`;
  const person = party.kind === 'person';
  const others = parties.filter((one) => one.id !== party.id);
  return (
    <fieldset className="card">
      <legend>
        {titleOf(partyRoles, party.role)}
        {party.name && `：${party.name}`}
      </legend>
      <div className="card-actions">
        <Button icon="trash" iconOnly small tone="quiet" onClick={() => store.change({ pointer: at })}>
          {`删除${titleOf(partyRoles, party.role)}${party.name}`}
        </Button>
      </div>
      <div className="form-grid">
        <FactField label="身份" pointer={`${at}/role`} value={party.role} options={partyRoles} required />
        <FactField
          label="个人或单位"
          pointer={`${at}/kind`}
          value={party.kind}
          options={partyKinds}
          required
        />
        <FactField label={person ? '姓名' : '单位名称'} pointer={`${at}/name`} value={party.name} required />
        <FactField label="联系电话" pointer={`${at}/phone`} value={party.phone} kind="tel" />
        {person ? (
          <>
            <FactField label="性别" pointer={`${at}/sex`} value={party.sex} options={sexes} />
            <FactField
              label="证件种类"
              pointer={`${at}/idType`}
              value={party.idType ?? 'citizen-id'}
              options={idTypes}
            />
            <FactField label="证件号" pointer={`${at}/idNumber`} value={party.idNumber} />
            <FactField label="与本案的关系" pointer={`${at}/relation`} value={party.relation} />
            <FactField label="工作单位及职务" pointer={`${at}/employer`} value={party.employer} wide />
          </>
        ) : (
          <>
            <FactField label="统一社会信用代码" pointer={`${at}/creditCode`} value={party.creditCode} />
            <FactField
              label="法定代表人"
              pointer={`${at}/legalRepresentative`}
              value={party.legalRepresentative}
            />
            <FactField
              label="法定代表人职务"
              pointer={`${at}/legalRepresentativePost`}
              value={party.legalRepresentativePost}
            />
          </>
        )}
        <FactField label={person ? '住址' : '地址'} pointer={`${at}/address`} value={party.address} wide />
        {party.role === 'agent' && (
          <FactField
            label="代理谁"
            pointer={`${at}/agentFor`}
            value={party.agentFor}
            options={others.map((one) => ({ value: one.id, title: one.name || '（未填姓名）' }))}
          />
        )}
      </div>
    </fieldset>
  );
}
